package org.hiphooks.knowledge;

import java.io.Serializable;

/**
 * A define of a CQL library.
 *
 * @param library library name
 * @param name define name
 */
public record DefineName(String library, String name)
    implements Comparable<DefineName>, Serializable {

  /** By library, then name. */
  @Override
  public int compareTo(DefineName other) {
    int byLibrary = library.compareTo(other.library);
    return byLibrary != 0 ? byLibrary : name.compareTo(other.name);
  }

  /** {@code Library."define"}, as CQL writes it. */
  @Override
  public String toString() {
    return library + ".\"" + name + '"';
  }
}
