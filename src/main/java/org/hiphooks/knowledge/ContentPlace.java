package org.hiphooks.knowledge;

/**
 * Where something stands in the content.
 *
 * @param file path relative to the content root
 * @param line 1-based, 0 if the whole file is meant
 * @param column 1-based, 0 if the whole line is meant
 * @param width characters from the column on that are meant, 0 if unknown
 * @param pointer JSON Pointer of an element; empty in other files and for a whole file
 */
public record ContentPlace(String file, int line, int column, int width, String pointer) {

  /** A whole file. */
  public static ContentPlace ofFile(String file) {
    return new ContentPlace(file, 0, 0, 0, "");
  }

  /** A place of a text file. */
  public static ContentPlace of(String file, int line, int column, int width) {
    return new ContentPlace(file, line, column, width, "");
  }

  /** The same line, another column. */
  public ContentPlace at(int otherColumn, int otherWidth) {
    return new ContentPlace(file, line, otherColumn, otherWidth, pointer);
  }

  /** The form compilers use, {@code file:line:column}, then the pointer if there is one. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
      if (column > 0) {
        text.append(':').append(column);
      }
    }
    return pointer.isEmpty() ? text.toString() : text.append(' ').append(pointer).toString();
  }
}
