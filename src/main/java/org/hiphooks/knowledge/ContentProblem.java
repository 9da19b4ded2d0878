package org.hiphooks.knowledge;

/**
 * One thing wrong with the content, for the person who can mend it.
 *
 * @param file path relative to the content root
 * @param line 1-based, 0 if it concerns the whole file
 * @param column 1-based, 0 if it concerns the whole line
 * @param message what is wrong and what to do
 */
public record ContentProblem(String file, int line, int column, String message) {

  /** The form compilers use, {@code file:line:column: error message}. */
  @Override
  public String toString() {
    String place =
        line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    return place + ": error " + message;
  }
}
