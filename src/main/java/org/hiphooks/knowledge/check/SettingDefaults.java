package org.hiphooks.knowledge.check;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.CqlDeclaration;
import org.hiphooks.knowledge.CqlSource;
import org.hiphooks.knowledge.LoadedContent;
import org.hiphooks.knowledge.ProblemCode;
import org.hiphooks.knowledge.Setting;
import org.jspecify.annotations.Nullable;

/** The default of a setting is inside its range, and below the setting it must stay below. */
final class SettingDefaults implements ContentCheck {

  @Override
  public void check(LoadedContent loaded, Consumer<ContentProblem> found) {
    for (CqlSource source : loaded.sources()) {
      if (CompiledCql.SETTINGS.equals(source.library())) {
        for (CqlDeclaration declaration : source.declarations()) {
          Setting setting = loaded.settings().get(declaration.name());
          if (setting != null && isOutside(setting)) {
            found.accept(
                ContentProblem.error(
                    source.place(declaration.at()),
                    ProblemCode.OUT_OF_RANGE,
                    "default %s is outside %s..%s"
                        .formatted(setting.defaultValue(), setting.min(), setting.max()),
                    "correct the default or the range"));
          }
          if (setting != null && isNotBelow(setting, loaded)) {
            found.accept(
                ContentProblem.error(
                    source.place(declaration.at()),
                    ProblemCode.OUT_OF_RANGE,
                    setting.name() + " is not below " + setting.below(),
                    "name a setting after @below whose default is greater"));
          }
        }
      }
    }
  }

  private static boolean isNotBelow(Setting setting, LoadedContent loaded) {
    if (setting.below() == null) {
      return false;
    }
    @Nullable Setting upper = loaded.settings().get(setting.below());
    return upper == null || number(setting).compareTo(number(upper)) >= 0;
  }

  private static boolean isOutside(Setting setting) {
    @Nullable BigDecimal min = setting.min();
    @Nullable BigDecimal max = setting.max();
    if (min == null || max == null) {
      return false;
    }
    BigDecimal value = number(setting);
    return value.compareTo(min) < 0 || value.compareTo(max) > 0;
  }

  private static BigDecimal number(Setting setting) {
    return new BigDecimal(String.valueOf(setting.defaultValue()));
  }
}
