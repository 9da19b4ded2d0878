package org.hiphooks.demo.ehr;

/** What the sidebar has to say. Each state has its own words; none is reassurance. */
public enum SupportState {
  /** Nothing was asked. */
  IDLE("idle"),
  /** The service has not answered yet. */
  ASKING("asking"),
  /** Cards, on all data. */
  CARDS("cards"),
  /** An answer without a card. */
  NO_CARD("no-card"),
  /** Cards or none, on data that are not complete. */
  PARTIAL("partial"),
  /** The service could not be asked, or refused. */
  FAILED("failed"),
  /** No answer in time. */
  NO_ANSWER("no-answer"),
  /** Switched off by the administrator. */
  OFF("off");

  private final String code;

  SupportState(String code) {
    this.code = code;
  }

  /** The word for styles, tests and message keys. */
  public String code() {
    return code;
  }

  /** Whether the call is over without anything to go by. */
  public boolean canTryAgain() {
    return this == FAILED || this == NO_ANSWER;
  }
}
