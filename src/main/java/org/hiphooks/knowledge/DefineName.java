package org.hiphooks.knowledge;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

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

  /** Written out, for it is asked for more often than anything else. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof DefineName define
            && name.equals(define.name)
            && library.equals(define.library));
  }

  @Override
  public int hashCode() {
    return 31 * library.hashCode() + name.hashCode();
  }

  /** {@code Library."define"}, as CQL writes it. */
  @Override
  public String toString() {
    return library + ".\"" + name + '"';
  }
}
