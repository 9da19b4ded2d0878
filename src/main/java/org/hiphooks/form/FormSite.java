package org.hiphooks.form;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.Link;
import org.hiphooks.explain.Explainer;
import org.hiphooks.guidance.ExplainedGuidance;
import org.hiphooks.guidance.FormLinks;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Visit;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.pages.Pages;
import org.hiphooks.pages.ServiceSite;
import org.hiphooks.pages.SessionCookie;
import org.hiphooks.server.Addition;
import org.hiphooks.server.Mount;
import org.hiphooks.server.Reloading;
import org.jspecify.annotations.Nullable;

/** The form beside the other pages, and the links by which cards lead to it. */
public final class FormSite implements Addition {

  private static final int MOST = 500;
  private static final long MOST_BYTES = 64L * 1024 * 1024;
  private static final int NOT_FOUND = 404;
  private static final String COOKIE = "hiphooks-form";

  private final ServiceSite site;
  private final Clock clock;
  private final Pages pages = new Pages();
  private final FormSwitch switched = new FormSwitch();
  private volatile @Nullable FormPages opened;
  private @Nullable FormStore store;
  private volatile @Nullable FormRooms rooms;

  /** Beside these pages. */
  public FormSite(ServiceSite site) {
    this(site, Clock.systemUTC());
  }

  /**
   * Beside these pages.
   *
   * @param clock what evaluations take for now where no call says it
   */
  public FormSite(ServiceSite site, Clock clock) {
    this.site = site;
    this.clock = clock;
  }

  @Override
  public List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>(site.mounts());
    mounts.add(page());
    return mounts;
  }

  /** The pages alone, for a server that has styles and icons already. */
  public List<Mount> pages() {
    List<Mount> mounts = new ArrayList<>(site.pages());
    mounts.add(page());
    return mounts;
  }

  private Mount page() {
    return new Mount(FormPages.PATH, new Door());
  }

  @Override
  public void reloads(Reloading reloading) {
    site.reloads(reloading);
  }

  @Override
  public void asks(Ledger ledger) {
    switched.asks(ledger);
  }

  @Override
  public void opened(GuidanceService guidance) {
    site.opened(guidance);
    FormRooms known = rooms;
    if (known != null && guidance instanceof HipGuidance hip) {
      known.renew(hip);
    } else if (known != null && guidance instanceof ExplainedGuidance explained) {
      known.renew(explained.guidance());
    }
  }

  @Override
  public GuidanceService around(GuidanceService guidance, URI publicUrl, Duration kept) {
    GuidanceService made = site.around(guidance, publicUrl, kept);
    if (!(guidance instanceof HipGuidance hip) || !(made instanceof ExplainedGuidance explained)) {
      return made;
    }
    FormRooms known = rooms(hip);
    HipForm form = known.form(hip, Locale.ENGLISH).orElse(null);
    if (form == null) {
      return made;
    }
    FormStore shared = kept(kept);
    if (opened == null) {
      boolean isSecure = "https".equals(publicUrl.getScheme());
      SessionCookie cookie = new SessionCookie(COOKIE, isSecure, true);
      SmartPages smart = new SmartPages(shared, known, cookie, isSecure, publicUrl, clock);
      opened = new FormPages(shared, known, cookie, smart);
    }
    String label = known.words(Locale.ENGLISH).text("link");
    return explained.linking(
        new Links(form, shared, new Explainer(hip.knowledge()), publicUrl, label));
  }

  /** What answers those who have no form open; null before anything was loaded. */
  @Nullable HipGuidance active() {
    FormRooms known = rooms;
    return known == null ? null : known.newest();
  }

  private synchronized FormRooms rooms(HipGuidance guidance) {
    if (rooms == null) {
      rooms = new FormRooms(pages, guidance, switched);
    }
    return rooms;
  }

  private synchronized FormStore kept(Duration kept) {
    if (store == null) {
      store = new FormStore(Clock.systemUTC(), kept, MOST, MOST_BYTES);
    }
    return store;
  }

  /** Makes links for cards of one content. */
  private record Links(
      HipForm form, FormStore store, Explainer explainer, URI publicUrl, String label)
      implements FormLinks {

    @Override
    public boolean isOfferedBy(Card card) {
      return form.offeredBy().contains(card.rule());
    }

    @Override
    public Link open(HipGuidance guidance, Visit visit, List<Card> shown, Instant now) {
      List<OpenForm.Before> before = shown.stream().map(OpenForm.Before::of).toList();
      String token = store.keep(guidance, explainer, visit, before, null, now);
      return new Link(label, publicUrl + FormPages.LINKS + '/' + token);
    }
  }

  /** The page is there if forms are kept. */
  private final class Door extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      FormPages made = opened;
      if (made != null) {
        return made.handle(request, response, callback);
      }
      Response.writeError(request, response, callback, NOT_FOUND);
      return true;
    }
  }
}
