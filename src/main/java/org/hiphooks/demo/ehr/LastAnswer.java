package org.hiphooks.demo.ehr;

/**
 * What the last visit brought.
 *
 * @param code word for styles and tests
 * @param icon symbol
 * @param key message key
 */
public record LastAnswer(String code, String icon, String key) {

  static final LastAnswer NOT_OPENED = new LastAnswer("not-opened", "none", "last.notOpened");

  static LastAnswer of(Level level) {
    return new LastAnswer(level.code(), level.code(), "level." + level.code());
  }

  static LastAnswer of(SupportState state) {
    return new LastAnswer(state.code(), "stop", "last." + state.code());
  }
}
