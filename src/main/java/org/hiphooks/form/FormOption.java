package org.hiphooks.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One answer that a question offers.
 *
 * @param system system of its code
 * @param code its code, which also names it on the page
 * @param text what it is called
 * @param input the input that it makes true; empty if it is a value of the question's own input
 * @param value the value of the question's input that it stands for; empty if none
 * @param sideAware it belongs to one hip
 * @param place where it stands on the figure; null if nowhere
 * @param bodySite the body site that it chooses for the answers of one hip; null if none
 */
record FormOption(
    String system,
    String code,
    String text,
    String input,
    String value,
    boolean sideAware,
    @Nullable Place place,
    @Nullable ObjectNode bodySite) {

  /**
   * A place on the figure, on the patient's right.
   *
   * @param view {@code front} or {@code back}
   */
  record Place(String view, int x, int y) {}
}
