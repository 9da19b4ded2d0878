package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.knowledge.CqlDeclaration.Kind;
import org.jspecify.annotations.Nullable;

/** Splits CQL into words and finds what it declares. Never fails: what it cannot read it skips. */
final class CqlSourceReader {

  private static final Pattern WORDS =
      Pattern.compile(
          "(?<skip>\\s+|//[^\\n]*|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?)"
              + "|'(?<text>(?:\\\\.|[^'\\\\])*+)'?"
              + "|\"(?<name>(?:\\\\.|[^\"\\\\])*+)\"?"
              + "|(?<word>\\w+)"
              + "|(?<symbol>.)",
          Pattern.DOTALL);

  private static final Map<String, Kind> KEYWORDS =
      Map.of(
          "define", Kind.DEFINE,
          "parameter", Kind.PARAMETER,
          "valueset", Kind.VALUE_SET,
          "codesystem", Kind.CODE_SYSTEM,
          "code", Kind.CODE,
          "concept", Kind.CONCEPT);

  private final List<CqlToken> tokens;
  private final List<CqlDeclaration> declarations = new ArrayList<>();
  private final Map<String, String> includes = new LinkedHashMap<>();
  private String library = "";

  private CqlSourceReader(List<CqlToken> tokens) {
    this.tokens = tokens;
  }

  static CqlSource read(String path, String text) {
    CqlSourceReader reader = new CqlSourceReader(tokens(text));
    for (int i = 0; i < reader.tokens.size(); i++) {
      reader.readAt(i);
    }
    return new CqlSource(path, reader.library, reader.tokens, reader.includes, reader.declarations);
  }

  private static List<CqlToken> tokens(String text) {
    List<CqlToken> tokens = new ArrayList<>();
    Matcher matcher = WORDS.matcher(text);
    int line = 1;
    int lineStart = 0;
    while (matcher.find()) {
      int column = matcher.start() - lineStart + 1;
      if (matcher.group("skip") == null) {
        tokens.add(token(matcher, line, column));
      }
      for (int i = matcher.start(); i < matcher.end(); i++) {
        if (text.charAt(i) == '\n') {
          line++;
          lineStart = i + 1;
        }
      }
    }
    return tokens;
  }

  private static CqlToken token(Matcher matcher, int line, int column) {
    int width = matcher.end() - matcher.start();
    for (CqlToken.Kind kind : CqlToken.Kind.values()) {
      String found = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
      if (found != null) {
        boolean quoted = kind == CqlToken.Kind.NAME || kind == CqlToken.Kind.TEXT;
        String text = quoted ? found.replaceAll("\\\\(.)", "$1") : found;
        return new CqlToken(kind, text, line, column, width);
      }
    }
    return new CqlToken(CqlToken.Kind.SYMBOL, matcher.group(), line, column, width);
  }

  private void readAt(int i) {
    CqlToken token = tokens.get(i);
    if (token.kind() != CqlToken.Kind.WORD) {
      return;
    }
    CqlToken next = get(i + 1);
    if (token.is("library") && i == 0 && next != null) {
      library = next.text();
    } else if (token.is("include") && next != null && next.isName()) {
      readInclude(i + 1, next);
    } else {
      Kind kind = KEYWORDS.get(token.text());
      if (kind != null) {
        readDeclaration(kind, i + 1);
      }
    }
  }

  private void readInclude(int i, CqlToken name) {
    String local = name.text();
    for (int j = i + 1; j <= i + 3; j++) {
      CqlToken token = get(j);
      CqlToken alias = get(j + 1);
      if (token != null && alias != null && token.is("called")) {
        local = alias.text();
      }
    }
    includes.put(local, name.text());
  }

  private void readDeclaration(Kind keyword, int start) {
    int i = start;
    Kind kind = keyword;
    for (CqlToken token = get(i); isModifier(token); token = get(i)) {
      i++;
      if (token != null && (token.is("function") || token.is("fluent"))) {
        kind = Kind.FUNCTION;
      }
    }
    CqlToken name = get(i);
    if (name != null && name.isName()) {
      declare(kind, name, i);
    }
  }

  private void declare(Kind kind, CqlToken name, int i) {
    CqlToken value = get(i + 2);
    boolean hasColon = isSymbol(get(i + 1), ":");
    if (kind == Kind.CODE || kind == Kind.VALUE_SET || kind == Kind.CODE_SYSTEM) {
      if (hasColon && value != null && value.kind() == CqlToken.Kind.TEXT) {
        String system = kind == Kind.CODE ? system(i + 3) : "";
        declarations.add(new CqlDeclaration(kind, name.text(), name, value.text(), value, system));
      }
    } else if (hasColon || kind != Kind.CONCEPT) {
      declarations.add(new CqlDeclaration(kind, name.text(), name, "", name, ""));
    }
  }

  private String system(int from) {
    CqlToken word = get(from);
    CqlToken name = get(from + 1);
    if (word == null || !word.is("from") || name == null) {
      return "";
    }
    CqlToken qualified = get(from + 3);
    return isSymbol(get(from + 2), ".") && qualified != null ? qualified.text() : name.text();
  }

  private static boolean isModifier(@Nullable CqlToken token) {
    return token != null
        && (token.is("function")
            || token.is("fluent")
            || token.is("public")
            || token.is("private"));
  }

  private static boolean isSymbol(@Nullable CqlToken token, String symbol) {
    return token != null && token.kind() == CqlToken.Kind.SYMBOL && token.is(symbol);
  }

  private @Nullable CqlToken get(int index) {
    return index < tokens.size() ? tokens.get(index) : null;
  }
}
