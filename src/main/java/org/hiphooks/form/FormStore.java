package org.hiphooks.form;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.explain.Explainer;
import org.hiphooks.explain.Seal;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Forms that are open for a while, sealed in memory. A link is a secret that works twice; it leads
 * to an address that is no secret and lets one browser in. What a page posts is known by a handle
 * in its body, so that a browser that keeps no cookies can use it too. Thread-safe.
 */
final class FormStore {

  private final Clock clock;
  private final Duration kept;
  private final int most;
  private final long mostBytes;
  private final Secrets secrets = new Secrets();
  private final Seal seal = new Seal(new SecureRandom());
  private final Map<String, KeptForm> byToken = new HashMap<>();
  private final Map<String, KeptForm> byHandle = new HashMap<>();
  private final Map<String, KeptForm> byView = new LinkedHashMap<>();
  private long bytes;

  /**
   * A store.
   *
   * @param kept how long a form stays open
   * @param most so many at most; the oldest go first
   * @param mostBytes so many bytes at most
   */
  FormStore(Clock clock, Duration kept, int most, long mostBytes) {
    this.clock = clock;
    this.kept = kept;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Where a followed link leads, and what the browser is to show there. */
  record Arrival(String view, String session) {}

  /**
   * A form as its page needs it.
   *
   * @param lock held while the form is saved
   */
  record Opened(String view, String handle, Instant until, OpenForm form, Object lock) {

    /** The same before another chart. */
    Opened with(OpenForm other) {
      return new Opened(view, handle, until, other, lock);
    }

    /** The same with other answers. */
    Opened answered(Answers answers) {
      return with(form.answered(answers));
    }

    /** Nothing: it holds a secret. */
    @Override
    public String toString() {
      return "Opened";
    }
  }

  /** Keeps a form and gives the secret of its link. */
  String keep(
      HipGuidance guidance,
      Explainer explainer,
      Visit visit,
      List<OpenForm.Before> before,
      @Nullable ChartWriting writing,
      Instant now) {
    List<String> names = List.of(secrets.next(), secrets.next(), secrets.next());
    byte[] fixed = seal.seal(FormJson.fixed(visit, before), names.get(1));
    byte[] answers = seal.seal(FormJson.left(Answers.NONE, List.of()), names.get(1));
    KeptForm entry =
        new KeptForm(names, clock.instant(), now, guidance, explainer, fixed, answers, writing);
    synchronized (this) {
      byToken.put(entry.token(), entry);
      byHandle.put(entry.handle(), entry);
      byView.put(entry.view(), entry);
      bytes += fixed.length;
      forget();
    }
    return entry.token();
  }

  /**
   * Follows a link.
   *
   * @param session what the browser shows; null if nothing
   * @return null if it is unknown, over or used too often
   */
  synchronized @Nullable Arrival follow(String token, @Nullable String session) {
    forget();
    KeptForm entry = byToken.get(token);
    if (entry == null) {
      return null;
    }
    if (!entry.isFollowed(session)) {
      return null;
    }
    String own = session != null && isOurs(session) ? session : secrets.next();
    entry.awaits(own, clock.instant());
    return new Arrival(entry.view(), own);
  }

  /**
   * Opens a page. A browser that has just followed a link may come once without showing anything.
   *
   * @return null if it may not be seen, or is over
   */
  @Nullable Opened open(String view, @Nullable String session) {
    KeptForm entry;
    synchronized (this) {
      forget();
      entry = byView.get(view);
      if (entry == null) {
        return null;
      }
      if (!entry.isSeenBy(session, clock.instant())) {
        return null;
      }
    }
    return opened(entry);
  }

  /** The form of a page that was posted; null if it is over. */
  @Nullable Opened posted(String handle) {
    KeptForm entry;
    synchronized (this) {
      forget();
      entry = byHandle.get(handle);
    }
    return entry == null ? null : opened(entry);
  }

  /** Keeps what was answered so far, and the cards that were shown for it. */
  synchronized void answered(String handle, Answers answers, List<OpenForm.Before> shown) {
    KeptForm entry = byHandle.get(handle);
    if (entry != null) {
      entry.answered(seal.seal(FormJson.left(answers, shown), entry.view()));
    }
  }

  private Opened opened(KeptForm entry) {
    FormJson.Fixed fixed = FormJson.fixed(seal.open(entry.fixed(), entry.view()));
    FormJson.Left left;
    synchronized (this) {
      left = FormJson.left(seal.open(entry.answers(), entry.view()));
    }
    // The evaluation's now goes on as the clock does.
    Instant now = entry.now().plus(Duration.between(entry.opened(), clock.instant()));
    return new Opened(
        entry.view(),
        entry.handle(),
        entry.opened().plus(kept),
        new OpenForm(
            fixed.visit(),
            fixed.before(),
            left.shown(),
            left.answers(),
            entry.guidance(),
            entry.explainer(),
            entry.writing(),
            now,
            entry.now(),
            true),
        entry);
  }

  private boolean isOurs(String session) {
    return byView.values().stream().anyMatch(entry -> entry.isKnownTo(session));
  }

  private void forget() {
    Instant now = clock.instant();
    Iterator<KeptForm> entries = byView.values().iterator();
    while (entries.hasNext()) {
      KeptForm entry = entries.next();
      boolean isOver = !now.isBefore(entry.opened().plus(kept));
      if (!isOver && byView.size() <= most && bytes <= mostBytes) {
        return;
      }
      entries.remove();
      byToken.remove(entry.token());
      byHandle.remove(entry.handle());
      bytes -= entry.fixed().length;
    }
  }
}
