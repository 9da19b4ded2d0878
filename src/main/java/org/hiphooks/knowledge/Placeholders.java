package org.hiphooks.knowledge;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders of texts: {@code {name}} stands for a value, {@code {?name}} lets its line stand
 * only if a condition holds.
 */
public final class Placeholders {

  /** One placeholder: group 1 is the question mark of a condition or empty, group 2 the name. */
  public static final Pattern PATTERN = Pattern.compile("\\{(\\??)([\\w.]+)}");

  /** Beginning of a placeholder for the value of an input. */
  public static final String INPUT = "in.";

  /** Beginning of a placeholder for the date of an input. */
  public static final String DATE = "date.";

  /** What every card of a service can say without naming a define. */
  static final Set<String> BUILT_IN =
      Set.of(
          "basis",
          "notRecorded",
          "notRead",
          "gaps",
          "list",
          "core",
          "n",
          "rule",
          "version",
          "top",
          "tier",
          "room");

  /** Properties of the top cause that stand in texts; they may hold settings themselves. */
  public static final Set<String> CAUSE =
      Set.of("short", "longName", "targetShort", "s0", "s1", "s2", "s3", "surgTeam", "source");

  private Placeholders() {}

  /** Names of the placeholders of a text, without question mark. */
  public static Set<String> in(String template) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PATTERN.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(2));
    }
    return names;
  }
}
