package org.hiphooks.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that a site may set: a parameter of the settings library.
 *
 * @param name parameter name
 * @param type CQL type: Integer, Decimal or Boolean
 * @param defaultValue Integer, BigDecimal or Boolean
 * @param min least allowed number; null for Boolean
 * @param max greatest allowed number; null for Boolean
 * @param unit unit in words; empty if none
 * @param mark strength of evidence, as the content states it
 * @param text why it has this default
 * @param below name of the setting that this one must stay below; null if there is none
 */
public record Setting(
    String name,
    String type,
    Object defaultValue,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    String unit,
    String mark,
    String text,
    @Nullable String below) {

  /** A setting by itself. */
  public Setting(
      String name,
      String type,
      Object defaultValue,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      String unit,
      String mark,
      String text) {
    this(name, type, defaultValue, min, max, unit, mark, text, null);
  }

  /**
   * The settings of a content by name, in its order; none if it has no library of settings. One
   * without range is a problem.
   */
  public static Map<String, Setting> of(Content content, List<ContentProblem> problems) {
    String file = "cql/" + CompiledCql.SETTINGS + ".cql";
    return SettingReader.read(file, content.files().getOrDefault(file, ""), problems);
  }
}
