package org.hiphooks.pages;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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

/** The pages beside the services: what the guidance is for, and why a card was shown. */
public final class ServiceSite implements Addition {

  /** Where links of cards to their explanation lead; a secret follows. */
  public static final String EXPLANATIONS = ExplainPages.LINKS;

  /** Where links of cards lead that say what is missing; a secret follows. */
  public static final String FORMS = "/form/link";

  private static final int MOST = 2_000;
  private static final long MOST_BYTES = 64L * 1024 * 1024;
  private static final int NOT_FOUND = 404;

  private final Pages pages = new Pages();
  private final Phrases phrases = new Phrases();
  private final AboutSite about = new AboutSite(pages);
  private volatile @Nullable ExplainPages opened;
  private @Nullable ExplanationStore store;

  @Override
  public List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>(pages());
    mounts.add(new Mount("/assets", new AssetsHandler(pages.assets())));
    return mounts;
  }

  /** The pages alone, for a server that has styles and icons already. */
  public List<Mount> pages() {
    return List.of(new Mount(ExplainPages.PATH, new Door()), about.page());
  }

  @Override
  public void opened(GuidanceService guidance) {
    about.open(guidance);
  }

  @Override
  public GuidanceService around(GuidanceService guidance, URI publicUrl, Duration kept) {
    if (!(guidance instanceof HipGuidance hip)) {
      return guidance;
    }
    // After a reload the links of cards that were shown before still lead somewhere.
    ExplanationStore shared = kept(kept);
    if (opened == null) {
      opened = new ExplainPages(pages, phrases, shared, "https".equals(publicUrl.getScheme()));
    }
    return new ExplainedGuidance(
        hip, shared, URI.create(publicUrl + ExplainPages.LINKS), phrases.text("link"));
  }

  private synchronized ExplanationStore kept(Duration kept) {
    if (store == null) {
      store = new ExplanationStore(Clock.systemUTC(), kept, MOST, MOST_BYTES);
    }
    return store;
  }

  /** The page is there if explanations are kept. */
  private final class Door extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      ExplainPages made = opened;
      if (made != null) {
        return made.handle(request, response, callback);
      }
      Response.writeError(request, response, callback, NOT_FOUND);
      return true;
    }
  }
}
