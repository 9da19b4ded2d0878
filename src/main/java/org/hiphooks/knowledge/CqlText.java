package org.hiphooks.knowledge;

import java.util.List;

/**
 * A CQL file as written, to be shown beside its values.
 *
 * @param path relative to the content root
 * @param lines without line ends; the first is line 1
 */
public record CqlText(String path, List<String> lines) {

  /** Defensive copy. */
  public CqlText {
    lines = List.copyOf(lines);
  }

  /** A file. */
  static CqlText of(String path, String text) {
    return new CqlText(path, text.lines().toList());
  }

  /** The path: a text is large. */
  @Override
  public String toString() {
    return "CqlText[" + path + "]";
  }
}
