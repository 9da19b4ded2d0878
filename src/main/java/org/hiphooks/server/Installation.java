package org.hiphooks.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.Settings;
import org.jspecify.annotations.Nullable;

/** Makes a guidance that answers with its pages around it, at start and at each reload. */
final class Installation {

  private final GuidanceLoader loader;
  private final Addition addition;
  private final @Nullable Path content;
  private final @Nullable URI publicUrl;
  private final Duration kept;
  private final WhoIsServed served;
  private volatile @Nullable Path folder;

  Installation(
      GuidanceLoader loader,
      Addition addition,
      @Nullable Path content,
      @Nullable URI publicUrl,
      Duration kept,
      WhoIsServed served) {
    this.loader = loader;
    this.addition = addition;
    this.content = content;
    this.publicUrl = publicUrl;
    this.kept = kept;
    this.served = served;
  }

  /**
   * Loads, checks and warms up; the pages show it once it answers.
   *
   * @param read the configuration as it was read
   * @param settings the same with what the console says
   */
  Serving install(Settings read, Settings settings) {
    Callers callers = served.of(settings);
    folder = content == null ? settings.contentPath() : content;
    GuidanceService guidance = loader.load(folder, settings);
    guidance.warmUp();
    return serving(guidance, callers, read);
  }

  /**
   * The same content for the clients that there are now.
   *
   * @param read the configuration as it was read
   * @param settings the same with what the console says
   */
  Serving again(Serving before, Settings read, Settings settings) {
    Callers callers = served.of(settings, before.callers().trusted());
    return serving(before.core().withClients(settings), callers, read);
  }

  private Serving serving(GuidanceService guidance, Callers callers, Settings read) {
    return new Serving(
        publicUrl == null ? guidance : addition.around(guidance, publicUrl, kept),
        guidance,
        callers,
        read,
        () -> addition.opened(guidance));
  }

  /** The folder that was loaded last; null = what is packed into the product. */
  @Nullable Path folder() {
    return folder;
  }
}
