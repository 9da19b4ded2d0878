package org.hiphooks.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.DefineName;

/** The exact text of every define as its author wrote it, with the comment above it. */
final class DefineTexts {

  private static final Pattern DEFINE = Pattern.compile("define \"([^\"]+)\":.*");

  private final Map<DefineName, String> texts = new TreeMap<>();

  DefineTexts(Content content) {
    content
        .below("cql")
        .forEach(
            (path, text) ->
                read(path.substring("cql/".length(), path.length() - ".cql".length()), text));
  }

  /** The define of this name, comment included; empty if no library has it. */
  String text(DefineName define) {
    return texts.getOrDefault(define, "");
  }

  /** Whether a library has a define of this name. */
  boolean knows(DefineName define) {
    return texts.containsKey(define);
  }

  /** The libraries that have a define of this name. */
  List<DefineName> named(String name) {
    return texts.keySet().stream().filter(define -> define.name().equals(name)).toList();
  }

  private void read(String library, String text) {
    List<String> open = new ArrayList<>();
    String name = "";
    for (String line : text.lines().toList()) {
      if (!name.isEmpty() && endsDefine(line)) {
        put(library, name, open);
        open = new ArrayList<>();
        name = "";
      }
      Matcher define = DEFINE.matcher(line);
      if (define.matches()) {
        name = define.group(1);
      } else if (name.isEmpty() && !line.startsWith("//")) {
        open = new ArrayList<>();
        continue;
      }
      open.add(line);
    }
    if (!name.isEmpty()) {
      put(library, name, open);
    }
  }

  /** The next thing at the beginning of a line; a closing bracket belongs to the define. */
  private static boolean endsDefine(String line) {
    return !line.isEmpty()
        && !Character.isWhitespace(line.charAt(0))
        && !line.startsWith("}")
        && !line.startsWith(")");
  }

  private void put(String library, String name, List<String> lines) {
    texts.put(new DefineName(library, name), String.join("\n", lines).strip());
  }
}
