package org.hiphooks.form;

/**
 * One answer and what became of it.
 *
 * @param question what was asked
 * @param answer what was answered
 * @param state what became of it
 * @param where where it is in the chart; empty if it is not there or nobody knows
 */
public record WrittenLine(String question, String answer, State state, String where) {

  /** What became of an answer. */
  public enum State {
    /** It is in the chart. */
    SAVED,
    /** It is not. */
    UNSAVED,
    /** It was changed or cleared on the page and still counts in the chart. */
    LEFT,
    /** It was changed or cleared on the page, and has just been marked as entered in error. */
    TAKEN;

    /** As tests and words name it. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether it is in the chart. */
  public boolean isSaved() {
    return state == State.SAVED || state == State.LEFT;
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "WrittenLine[" + state + "]";
  }
}
