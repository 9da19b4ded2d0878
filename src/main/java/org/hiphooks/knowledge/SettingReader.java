package org.hiphooks.knowledge;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from the source of their library: each parameter with the comment above it,
 * {@code @range min..max @below NAME @unit … @mark … text}.
 */
final class SettingReader {

  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?:/\\*(?<comment>(?:(?!\\*/).)*)\\*/\\s*)?parameter\\s+\"?(?<name>\\w+)\"?\\s+"
              + "(?:(?<type>\\w+)\\s+)?default\\s+(?<default>[\\w.+-]+)",
          Pattern.DOTALL);
  private static final Pattern RANGE = Pattern.compile("@range\\s+([\\d.]+)\\.\\.([\\d.]+)");
  private static final Pattern UNIT = Pattern.compile("@unit\\s+(\\S+)");
  private static final Pattern BELOW = Pattern.compile("@below\\s+(\\w+)");
  private static final Pattern MARK = Pattern.compile("@mark\\s+(\\S+)");

  private SettingReader() {}

  static Map<String, Setting> read(String path, String source, List<ContentProblem> problems) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(source);
    while (matcher.find()) {
      String comment = matcher.group("comment") == null ? "" : matcher.group("comment");
      Setting setting = setting(matcher, comment);
      if (!"Boolean".equals(setting.type()) && setting.min() == null) {
        problems.add(
            ContentProblem.error(
                place(path, source, matcher.start("name"), setting.name().length()),
                ProblemCode.NO_RANGE,
                "setting " + setting.name() + " has no range",
                "write /* @range min..max @unit … @mark … reason */ above it"));
      }
      settings.put(setting.name(), setting);
    }
    return settings;
  }

  private static ContentPlace place(String path, String source, int start, int width) {
    int lineStart = source.lastIndexOf('\n', start - 1) + 1;
    int line = 1 + (int) source.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return ContentPlace.of(path, line, start - lineStart + 1, width);
  }

  private static Setting setting(Matcher matcher, String comment) {
    String text = matcher.group("default");
    Object value =
        switch (text) {
          case "true" -> true;
          case "false" -> false;
          default -> text.contains(".") ? new BigDecimal(text) : (Object) Integer.valueOf(text);
        };
    String type =
        value instanceof Boolean ? "Boolean" : value instanceof Integer ? "Integer" : "Decimal";
    Matcher range = RANGE.matcher(comment);
    boolean ranged = range.find();
    return new Setting(
        matcher.group("name"),
        type,
        value,
        ranged ? new BigDecimal(range.group(1)) : null,
        ranged ? new BigDecimal(range.group(2)) : null,
        orEmpty(first(UNIT, comment)),
        orEmpty(first(MARK, comment)),
        comment.replaceAll("@\\w+\\s+\\S+", "").replaceAll("\\s+", " ").strip(),
        first(BELOW, comment));
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
