package org.hiphooks.form;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final int SECRET_BYTES = 24;
  private static final int USES = 2;
  private static final Duration ARRIVAL = Duration.ofMinutes(1);

  private final Clock clock;
  private final Duration kept;
  private final int most;
  private final long mostBytes;
  private final SecureRandom random = new SecureRandom();
  private final Seal seal = new Seal(random);
  private final Map<String, Entry> byToken = new HashMap<>();
  private final Map<String, Entry> byHandle = new HashMap<>();
  private final Map<String, Entry> byView = new LinkedHashMap<>();
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

  /** A form as its page needs it. */
  record Opened(String view, String handle, Instant until, OpenForm form) {

    /** Nothing: it holds a secret. */
    @Override
    public String toString() {
      return "Opened";
    }
  }

  private static final class Entry {

    private final String token;
    private final String view;
    private final String handle;
    private final Instant opened;
    private final Instant now;
    private final HipGuidance guidance;
    private final Explainer explainer;
    private final byte[] fixed;
    private final @Nullable ChartWriting writing;
    private final Set<String> sessions = new HashSet<>();
    private byte[] answers;
    private int uses;
    private int awaited;
    private Instant awaitedUntil = Instant.MIN;

    Entry(
        List<String> secrets,
        Instant opened,
        Instant now,
        HipGuidance guidance,
        Explainer explainer,
        byte[] fixed,
        byte[] answers,
        @Nullable ChartWriting writing) {
      this.token = secrets.get(0);
      this.view = secrets.get(1);
      this.handle = secrets.get(2);
      this.opened = opened;
      this.now = now;
      this.guidance = guidance;
      this.explainer = explainer;
      this.fixed = fixed;
      this.answers = answers;
      this.writing = writing;
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
    List<String> secrets = List.of(secret(), secret(), secret());
    byte[] fixed = seal.seal(FormJson.fixed(visit, before), secrets.get(1));
    byte[] answers = seal.seal(FormJson.answers(Answers.NONE), secrets.get(1));
    Entry entry =
        new Entry(secrets, clock.instant(), now, guidance, explainer, fixed, answers, writing);
    synchronized (this) {
      byToken.put(entry.token, entry);
      byHandle.put(entry.handle, entry);
      byView.put(entry.view, entry);
      bytes += fixed.length;
      forget();
    }
    return entry.token;
  }

  /**
   * Follows a link.
   *
   * @param session what the browser shows; null if nothing
   * @return null if it is unknown, over or used too often
   */
  synchronized @Nullable Arrival follow(String token, @Nullable String session) {
    forget();
    Entry entry = byToken.get(token);
    if (entry == null) {
      return null;
    }
    boolean isKnown = session != null && entry.sessions.contains(session);
    if (!isKnown && entry.uses++ >= USES) {
      return null;
    }
    String own = session != null && isOurs(session) ? session : secret();
    entry.sessions.add(own);
    entry.awaited++;
    entry.awaitedUntil = clock.instant().plus(ARRIVAL);
    return new Arrival(entry.view, own);
  }

  /**
   * Opens a page. A browser that has just followed a link may come once without showing anything.
   *
   * @return null if it may not be seen, or is over
   */
  @Nullable Opened open(String view, @Nullable String session) {
    Entry entry;
    synchronized (this) {
      forget();
      entry = byView.get(view);
      if (entry == null) {
        return null;
      }
      boolean isShown = session != null && entry.sessions.contains(session);
      boolean isAwaited = entry.awaited > 0 && clock.instant().isBefore(entry.awaitedUntil);
      if (!isShown && !isAwaited) {
        return null;
      }
      entry.awaited = Math.max(0, entry.awaited - 1);
    }
    return opened(entry);
  }

  /** The form of a page that was posted; null if it is over. */
  @Nullable Opened posted(String handle) {
    Entry entry;
    synchronized (this) {
      forget();
      entry = byHandle.get(handle);
    }
    return entry == null ? null : opened(entry);
  }

  /** Keeps what was answered so far. */
  synchronized void answered(String handle, Answers answers) {
    Entry entry = byHandle.get(handle);
    if (entry != null) {
      entry.answers = seal.seal(FormJson.answers(answers), entry.view);
    }
  }

  private Opened opened(Entry entry) {
    FormJson.Fixed fixed = FormJson.fixed(seal.open(entry.fixed, entry.view));
    Answers answers;
    synchronized (this) {
      answers = FormJson.answers(seal.open(entry.answers, entry.view));
    }
    // The evaluation's now goes on as the clock does.
    Instant now = entry.now.plus(Duration.between(entry.opened, clock.instant()));
    return new Opened(
        entry.view,
        entry.handle,
        entry.opened.plus(kept),
        new OpenForm(
            fixed.visit(),
            fixed.before(),
            answers,
            entry.guidance,
            entry.explainer,
            entry.writing,
            now));
  }

  private boolean isOurs(String session) {
    return byView.values().stream().anyMatch(entry -> entry.sessions.contains(session));
  }

  private void forget() {
    Instant now = clock.instant();
    Iterator<Entry> entries = byView.values().iterator();
    while (entries.hasNext()) {
      Entry entry = entries.next();
      boolean isOver = !now.isBefore(entry.opened.plus(kept));
      if (!isOver && byView.size() <= most && bytes <= mostBytes) {
        return;
      }
      entries.remove();
      byToken.remove(entry.token);
      byHandle.remove(entry.handle);
      bytes -= entry.fixed.length;
    }
  }

  private String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
