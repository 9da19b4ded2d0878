package org.hiphooks.knowledge;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hiphooks.config.Scalar;
import org.hiphooks.config.SettingsProblem;
import org.jspecify.annotations.Nullable;

/** Turns what a site has written into values of settings: the one place that knows how. */
public final class SettingValues {

  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,8})?");
  private static final int SHOWN = 20;

  private SettingValues() {}

  /**
   * The values that differ from the content's defaults, or are written although they do not.
   *
   * @param known the content's settings by name
   * @param written the site's values by name
   * @param problems takes each unknown name and each value that is not allowed
   */
  public static Map<String, Object> resolve(
      Map<String, Setting> known, Map<String, Scalar> written, List<SettingsProblem> problems) {
    Map<String, Object> values = new LinkedHashMap<>();
    written.forEach(
        (name, text) -> {
          Setting setting = known.get(name);
          if (setting == null) {
            problems.add(SiteSettings.unknown(text, "setting", name, known.keySet()));
            return;
          }
          Object value = value(setting, text.text());
          if (value == null) {
            problems.add(text.problem(refusal(setting, text.text())));
          } else {
            values.put(name, value);
          }
        });
    checkOrder(known, values, written, problems);
    return values;
  }

  /** The value that holds at a site: its own, or the content's default. */
  static Object effective(Setting setting, Map<String, ?> values) {
    Object own = values.get(setting.name());
    return own == null ? setting.defaultValue() : own;
  }

  /** Null if the text is no value of this type, or outside the range. */
  private static @Nullable Object value(Setting setting, String text) {
    return switch (setting.type()) {
      case "Boolean" ->
          switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
          };
      case "Integer" ->
          WHOLE.matcher(text).matches() && isInRange(setting, text) ? Integer.valueOf(text) : null;
      default -> NUMBER.matcher(text).matches() && isInRange(setting, text) ? decimal(text) : null;
    };
  }

  private static BigDecimal decimal(String text) {
    BigDecimal value = new BigDecimal(text);
    return value.scale() == 0 ? value.setScale(1) : value;
  }

  private static boolean isInRange(Setting setting, String text) {
    BigDecimal value = new BigDecimal(text);
    return (setting.min() == null || value.compareTo(setting.min()) >= 0)
        && (setting.max() == null || value.compareTo(setting.max()) <= 0);
  }

  private static String refusal(Setting setting, String text) {
    String kind =
        switch (setting.type()) {
          case "Boolean" -> "true or false";
          case "Integer" -> "a whole number";
          default -> "a number";
        };
    String range = setting.min() == null ? "" : " from " + setting.min() + " to " + setting.max();
    String unit = setting.unit().isEmpty() ? "" : ' ' + setting.unit();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return setting.name() + " must be " + kind + range + unit + ", not '" + shown + "'";
  }

  /** Both ends of a scale may be set, but not so that they change places. */
  private static void checkOrder(
      Map<String, Setting> known,
      Map<String, Object> values,
      Map<String, Scalar> written,
      List<SettingsProblem> problems) {
    for (Setting lower : known.values()) {
      Setting upper = lower.below() == null ? null : known.get(lower.below());
      Scalar place = upper == null ? null : written.get(upper.name());
      place = written.getOrDefault(lower.name(), place);
      if (upper != null && place != null) {
        Object low = effective(lower, values);
        Object high = effective(upper, values);
        if (number(low).compareTo(number(high)) >= 0) {
          String where = lower.name() + " (" + low + ") must be below ";
          problems.add(place.problem(where + upper.name() + " (" + high + ")"));
        }
      }
    }
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(String.valueOf(value));
  }
}
