package org.hiphooks.knowledge.check;

import java.nio.file.Path;
import java.util.List;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with a configuration. */
@FunctionalInterface
public interface ConfigurationProblems {

  /**
   * All of it, each with its place.
   *
   * @param file the configuration
   * @param knowledge what it is for; null = the content has errors, so that only the rest is looked
   *     at
   */
  List<SettingsProblem> of(Path file, @Nullable Knowledge knowledge);
}
