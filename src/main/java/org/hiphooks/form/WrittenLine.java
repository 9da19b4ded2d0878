package org.hiphooks.form;

/** One answer and what became of it. */
public record WrittenLine(String question, String answer, boolean isSaved, String where) {

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "WrittenLine[" + isSaved + "]";
  }
}
