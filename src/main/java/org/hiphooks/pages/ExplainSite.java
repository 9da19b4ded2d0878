package org.hiphooks.pages;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.explain.ExplanationStore;
import org.hiphooks.explain.Phrases;
import org.hiphooks.guidance.ExplainedGuidance;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.server.Addition;
import org.hiphooks.server.Mount;
import org.jspecify.annotations.Nullable;

/** The page that says why a card was shown, and what leads to it. */
public final class ExplainSite implements Addition {

  private static final int MOST = 2_000;
  private static final long MOST_BYTES = 64L * 1024 * 1024;
  private static final int UNAVAILABLE = 503;

  private final Pages pages = new Pages();
  private final Phrases phrases = new Phrases();
  private volatile @Nullable ExplainPages opened;

  @Override
  public List<Mount> mounts() {
    return List.of(page(), new Mount("/assets", new AssetsHandler(pages.assets())));
  }

  /** The page alone, for a server that has styles and icons already. */
  public Mount page() {
    return new Mount(ExplainPages.PATH, new Door());
  }

  @Override
  public GuidanceService around(GuidanceService guidance, URI publicUrl, Duration kept) {
    if (!(guidance instanceof HipGuidance hip)) {
      return guidance;
    }
    ExplanationStore store = new ExplanationStore(Clock.systemUTC(), kept, MOST, MOST_BYTES);
    opened = new ExplainPages(pages, phrases, store, "https".equals(publicUrl.getScheme()));
    return new ExplainedGuidance(
        hip, store, URI.create(publicUrl + ExplainPages.LINKS), phrases.text("link"));
  }

  /** The page is there once there is something to explain. */
  private final class Door extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      ExplainPages made = opened;
      if (made != null) {
        return made.handle(request, response, callback);
      }
      Response.writeError(request, response, callback, UNAVAILABLE);
      return true;
    }
  }
}
