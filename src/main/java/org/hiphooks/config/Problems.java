package org.hiphooks.config;

import java.util.ArrayList;
import java.util.List;

/** Problems found so far: a reader goes on after one, to find them all. */
final class Problems {

  private final List<SettingsProblem> found = new ArrayList<>();

  void add(String place, String message) {
    found.add(new SettingsProblem(place, message));
  }

  /** Those found so far. */
  List<SettingsProblem> found() {
    return List.copyOf(found);
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsInvalid if a problem was found
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new SettingsInvalid(found);
    }
  }
}
