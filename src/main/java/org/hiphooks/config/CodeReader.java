package org.hiphooks.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code codes:} of a client. */
final class CodeReader {

  private static final Set<String> PRIORITIES = Set.of("routine", "urgent", "asap", "stat");
  private static final int LONGEST = 300;

  private final Problems problems;
  private final Set<String> seen = new HashSet<>();

  CodeReader(Problems problems) {
    this.problems = problems;
  }

  List<CodeMapping> read(List<YamlSection> sections) {
    return sections.stream().map(this::mapping).toList();
  }

  private CodeMapping mapping(YamlSection section) {
    String[] from = code(section, "code");
    String[] to = code(section, "to");
    Scalar written = section.scalar("priority").orElse(null);
    String priority = written == null ? null : priority(written);
    section.refuseOthers();
    if (!seen.add(from[0] + '|' + from[1] + '|' + priority)) {
      problems.add(section.place(), "two entries are about this code and priority");
    }
    return new CodeMapping(from[0], from[1], priority, to[0], to[1]);
  }

  private @Nullable String priority(Scalar written) {
    if (!PRIORITIES.contains(written.text())) {
      problems.add(written.place(), "a priority is routine, urgent, asap or stat");
    }
    return written.text();
  }

  /** System and code; two empty texts if there are none. */
  private String[] code(YamlSection section, String key) {
    Scalar written = section.scalar(key).orElse(null);
    if (written == null) {
      problems.add(section.place(), "an entry of codes needs '" + key + "'");
      return new String[] {"", ""};
    }
    String text = written.text();
    int bar = text.lastIndexOf('|');
    boolean isCode =
        bar > 0
            && bar < text.length() - 1
            && text.length() <= LONGEST
            && text.substring(0, bar).contains(":")
            && text.chars().noneMatch(Character::isWhitespace);
    if (!isCode) {
      problems.add(written.place(), "a code is like http://loinc.org|30671-2");
      return new String[] {"", ""};
    }
    return new String[] {text.substring(0, bar), text.substring(bar + 1)};
  }
}
