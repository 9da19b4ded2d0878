package org.hiphooks.guidance;

import java.util.ArrayList;
import java.util.List;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.knowledge.ConceptMapReader;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.SiteSettings;

/** Whether a content knows what a configuration says of it. */
public final class SiteCheck {

  private SiteCheck() {}

  /** All that it does not know: settings, services, rules, reasons, codes of the site. */
  public static List<SettingsProblem> of(Knowledge knowledge, Settings settings) {
    List<SettingsProblem> problems = new ArrayList<>();
    add(problems, () -> SiteSettings.of(knowledge, settings.site()));
    add(problems, () -> ConceptMapReader.read(settings.site().conceptMaps(), knowledge));
    for (ClientSettings client : settings.clients()) {
      add(problems, () -> new OverrideWords(knowledge.concepts(), client));
    }
    return problems;
  }

  @FunctionalInterface
  private interface Reading {
    Object read();
  }

  private static void add(List<SettingsProblem> problems, Reading reading) {
    try {
      reading.read();
    } catch (SettingsInvalid e) {
      problems.addAll(e.problems());
    }
  }
}
