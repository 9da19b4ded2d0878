package org.hiphooks.knowledge.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.Setting;

/** The settings as a table for people. */
final class SettingsTable {

  private static final List<String> HEAD =
      List.of("SETTING", "RANGE", "DEFAULT", "VALUE", "UNIT", "MARK");
  private static final String GAP = "  ";

  private SettingsTable() {}

  /**
   * The table, a line for each setting in the order of the content.
   *
   * @param settings the settings by name
   * @param values values of this site; without one the default holds
   */
  static String of(Map<String, Setting> settings, Map<String, ?> values) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    settings.values().forEach(setting -> rows.add(row(setting, values)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = row.get(i);
        line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private static List<String> row(Setting setting, Map<String, ?> values) {
    String range = setting.min() == null ? "true or false" : setting.min() + " to " + setting.max();
    String standard = String.valueOf(setting.defaultValue());
    Object value = values.get(setting.name());
    return List.of(
        setting.name(),
        range,
        standard,
        value == null ? standard : String.valueOf(value),
        setting.unit(),
        setting.mark());
  }
}
