package org.hiphooks.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows in its fields.
 *
 * @param answers what was entered
 * @param errors what is wrong with it, by question
 * @param focus linkId of the question that has just been changed; empty if none
 * @param older what an older page said otherwise and was not taken over; null = it was not older
 */
record Entered(
    Answers answers, Map<String, String> errors, String focus, @Nullable List<String> older) {

  /** Defensive copies. */
  Entered {
    errors = Map.copyOf(errors);
    older = older == null ? null : List.copyOf(older);
  }

  /** Answers with which nothing is wrong. */
  static Entered of(Answers answers) {
    return new Entered(answers, Map.of(), "", null);
  }

  /** Answers with which something is wrong. */
  static Entered wrong(Answers answers, Map<String, String> errors) {
    return new Entered(answers, errors, "", null);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Entered" + errors.keySet();
  }
}
