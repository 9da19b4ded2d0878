package org.hiphooks.knowledge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CQL file as its words: what it declares and where, known even while it does not compile.
 *
 * @param path relative to the content root
 * @param library name the file gives its library; empty if it gives none
 * @param tokens its words in order
 * @param includes local name of an included library to the library's name
 * @param declarations what it declares, in order
 */
public record CqlSource(
    String path,
    String library,
    List<CqlToken> tokens,
    Map<String, String> includes,
    List<CqlDeclaration> declarations) {

  /** Defensive copies. */
  public CqlSource {
    tokens = List.copyOf(tokens);
    includes = Map.copyOf(includes);
    declarations = List.copyOf(declarations);
  }

  /** Reads a file. */
  public static CqlSource of(String path, String text) {
    return CqlSourceReader.read(path, text);
  }

  /** The place of a word. */
  public ContentPlace place(CqlToken token) {
    return ContentPlace.of(path, token.line(), token.column(), token.width());
  }

  /** The word that begins at a place; null if none does. */
  public @Nullable CqlToken tokenAt(int line, int column) {
    for (CqlToken token : tokens) {
      if (token.line() == line && token.column() == column) {
        return token;
      }
    }
    return null;
  }

  /** The first declaration of a name; null if the file declares none. */
  public @Nullable CqlDeclaration declaration(String name) {
    for (CqlDeclaration declaration : declarations) {
      if (declaration.name().equals(name)) {
        return declaration;
      }
    }
    return null;
  }

  /** Its size in words: a text is large. */
  @Override
  public String toString() {
    return "CqlSource[" + path + ", " + tokens.size() + " words]";
  }
}
