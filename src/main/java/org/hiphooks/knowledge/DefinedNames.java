package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hiphooks.config.NearestName;
import org.jspecify.annotations.Nullable;

/** Everything that the CQL of a content gives a name, to say what an author probably meant. */
public final class DefinedNames {

  private final Collection<CqlSource> sources;

  /** The names of these files. */
  public DefinedNames(Collection<CqlSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * What a name that a file does not know was probably meant to be, and where that is defined.
   *
   * @param owner the file in which the name was looked for
   * @param name the name
   */
  public String hint(CqlSource owner, String name) {
    for (CqlSource other : includedFirst(owner)) {
      if (other.declaration(name) != null) {
        return "write " + alias(owner, other) + '.' + quoted(name) + definedIn(other, name);
      }
    }
    List<String> here = new ArrayList<>(owner.includes().keySet());
    here.addAll(names(owner));
    String nearest = NearestName.of(name, here);
    if (nearest != null) {
      return "did you mean " + quoted(nearest) + '?' + definedIn(owner, nearest);
    }
    for (CqlSource other : includedFirst(owner)) {
      String far = NearestName.of(name, names(other));
      if (far != null) {
        String full = alias(owner, other) + '.' + quoted(far);
        return "did you mean " + full + '?' + definedIn(other, far);
      }
    }
    return "define it, or correct the name";
  }

  private List<CqlSource> includedFirst(CqlSource owner) {
    return sources.stream()
        .filter(other -> !other.equals(owner))
        .sorted(Comparator.comparing(other -> !owner.includes().containsValue(other.library())))
        .toList();
  }

  private static List<String> names(CqlSource source) {
    return source.declarations().stream().map(CqlDeclaration::name).toList();
  }

  private static String definedIn(CqlSource source, String name) {
    @Nullable CqlDeclaration declaration = source.declaration(name);
    return declaration == null
        ? ""
        : " (defined in " + source.path() + ':' + declaration.at().line() + ')';
  }

  /** Local name of a library in another; the library's own name if it is not included. */
  private static String alias(CqlSource owner, CqlSource other) {
    for (Map.Entry<String, String> include : owner.includes().entrySet()) {
      if (include.getValue().equals(other.library())) {
        return include.getKey();
      }
    }
    return other.library();
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
