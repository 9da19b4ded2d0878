package org.hiphooks.server;

import java.nio.file.Path;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.Settings;
import org.hiphooks.knowledge.ContentInvalid;
import org.jspecify.annotations.Nullable;

/** Makes the guidance of a content. */
@FunctionalInterface
public interface GuidanceLoader {

  /**
   * Loads and compiles a content.
   *
   * @param content folder of the authors' files; null = what is packed into the product
   * @param settings the configuration
   * @throws ContentInvalid with every problem found
   */
  GuidanceService load(@Nullable Path content, Settings settings);
}
