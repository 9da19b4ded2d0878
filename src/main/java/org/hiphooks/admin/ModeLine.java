package org.hiphooks.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeSetting;
import org.hiphooks.ledger.ModeTarget;
import org.jspecify.annotations.Nullable;

/**
 * A switch.
 *
 * @param target for what
 * @param setting what is set; null if nothing ever was
 */
public record ModeLine(ModeTarget target, @Nullable ModeSetting setting) {

  /** What holds by this switch alone. */
  public Mode mode() {
    return setting == null ? Mode.LIVE : setting.at(Instant.now());
  }

  /** Whether it takes something away. */
  public boolean isSet() {
    return mode() != Mode.LIVE;
  }

  /** Where it is changed. */
  public String href() {
    return Console.PATH
        + "/modes/change?service="
        + encoded(target.service())
        + "&rule="
        + encoded(target.rule())
        + "&client="
        + encoded(target.client());
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
