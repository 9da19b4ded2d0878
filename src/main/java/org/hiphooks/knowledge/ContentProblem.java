package org.hiphooks.knowledge;

/**
 * One thing wrong with the content, for the person who can mend it.
 *
 * @param place where
 * @param code what kind, for a machine: it keeps its meaning over versions
 * @param severity whether the content can be used all the same
 * @param message what is wrong
 * @param remedy what to do; empty if the message says it
 * @param excerpt the source line; empty if unknown
 */
public record ContentProblem(
    ContentPlace place,
    ProblemCode code,
    Severity severity,
    String message,
    String remedy,
    String excerpt) {

  /** Whether the content can be used. */
  public enum Severity {
    /** Nothing of the content is loaded. */
    ERROR("error"),
    /** It is loaded, and worth a look. */
    WARNING("warning");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The word for it. */
    public String word() {
      return word;
    }
  }

  /** An error of the structure of a file. */
  public ContentProblem(String file, int line, int column, String message) {
    this(
        ContentPlace.of(file, line, column, 0),
        ProblemCode.STRUCTURE,
        Severity.ERROR,
        message,
        "",
        "");
  }

  /** Something that keeps the content from being used. */
  public static ContentProblem error(
      ContentPlace place, ProblemCode code, String message, String remedy) {
    return new ContentProblem(place, code, Severity.ERROR, message, remedy, "");
  }

  /** Something worth a look. */
  public static ContentProblem warning(
      ContentPlace place, ProblemCode code, String message, String remedy) {
    return new ContentProblem(place, code, Severity.WARNING, message, remedy, "");
  }

  /** Path relative to the content root. */
  public String file() {
    return place.file();
  }

  /** 1-based, 0 if it concerns the whole file. */
  public int line() {
    return place.line();
  }

  /** 1-based, 0 if it concerns the whole line. */
  public int column() {
    return place.column();
  }

  /** Whether the content cannot be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The same problem with the line of the source it is about. */
  public ContentProblem withExcerpt(Content content) {
    String text = content.files().get(file());
    if (text == null || line() < 1) {
      return this;
    }
    String source = text.lines().skip(line() - 1L).findFirst().orElse("");
    return new ContentProblem(place, code, severity, message, remedy, source);
  }

  /** The form compilers use, {@code file:line:column: error HH000: message}. */
  @Override
  public String toString() {
    String text = place + ": " + severity.word() + ' ' + code.code() + ": " + message;
    return remedy.isEmpty() ? text : text + "; " + remedy;
  }
}
