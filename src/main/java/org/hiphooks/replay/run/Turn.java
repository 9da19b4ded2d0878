package org.hiphooks.replay.run;

/**
 * The first define of a rule that is not as an expectation needs it.
 *
 * @param define the define
 * @param value its value
 * @param file its file, relative to the content
 * @param line the line on which it decides
 * @param source that line
 */
public record Turn(String define, String value, String file, int line, String source) {

  /** The define, its value and where it stands. */
  public String words() {
    return define + " is " + value + ", " + file + ':' + line;
  }
}
