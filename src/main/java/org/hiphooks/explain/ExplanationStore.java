package org.hiphooks.explain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations that are kept for a while, sealed in memory, and who may see them. A link is a secret
 * that works twice; each time it lets one browser see one page. When the time is over, or there are
 * too many, only the rules that fired are left, and later nothing. Thread-safe.
 */
public final class ExplanationStore {

  private static final int SECRET_BYTES = 24;
  private static final int USES = 2;
  private static final int TRACES = 4;

  private final Clock clock;
  private final Duration kept;
  private final int most;
  private final long mostBytes;
  private final SecureRandom random = new SecureRandom();
  private final Seal seal = new Seal(random);
  private final Map<String, Entry> byToken = new LinkedHashMap<>();
  private final Map<String, Entry> byView = new LinkedHashMap<>();
  private int open;
  private long bytes;

  /**
   * A store.
   *
   * @param clock the time of day
   * @param kept how long an evaluation can be explained
   * @param most so many evaluations at most; the oldest go first
   * @param mostBytes so many bytes at most
   */
  public ExplanationStore(Clock clock, Duration kept, int most, long mostBytes) {
    this.clock = clock;
    this.kept = kept;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  private static final class Entry {

    private final String token;
    private final String view;
    private final Instant until;
    private final List<String> rules;
    private final Set<String> names;
    private final Set<String> sessions = new HashSet<>();
    private int uses;
    private byte @Nullable [] sealed;
    private @Nullable Explainer explainer;

    Entry(String token, String view, Instant until, List<String> rules, Set<String> names) {
      this.token = token;
      this.view = view;
      this.until = until;
      this.rules = rules;
      this.names = names;
    }
  }

  /** Keeps an evaluation and gives the secret of its link. */
  public String keep(Evaluation evaluation, Explainer explainer) {
    return keep(evaluation, explainer, "");
  }

  /**
   * Keeps an evaluation and gives the secret of its link.
   *
   * @param hookInstance the client's id of the call, by which it is found too
   */
  public String keep(Evaluation evaluation, Explainer explainer, String hookInstance) {
    Set<String> names = new HashSet<>();
    evaluation.shown().forEach(card -> names.add(card.uuid()));
    names.add(hookInstance);
    String view = secret();
    byte[] sealed = seal.seal(EvaluationJson.write(evaluation), view);
    Entry entry =
        new Entry(
            secret(),
            view,
            clock.instant().plus(kept),
            evaluation.shown().stream().map(Evaluation.Shown::toString).toList(),
            names);
    synchronized (this) {
      entry.sealed = sealed;
      entry.explainer = explainer;
      byToken.put(entry.token, entry);
      byView.put(view, entry);
      open++;
      bytes += sealed.length;
      forget();
    }
    return entry.token;
  }

  /**
   * Follows a link.
   *
   * @param token its secret
   * @param session what the browser shows; null if nothing
   */
  public synchronized Access follow(String token, @Nullable String session) {
    forget();
    Entry entry = byToken.get(token);
    if (entry == null) {
      return Access.UNKNOWN;
    }
    if (entry.sealed == null) {
      return gone(entry);
    }
    if (session != null && entry.sessions.contains(session)) {
      return opened(entry, session, null);
    }
    if (entry.uses >= USES) {
      return Access.REFUSED;
    }
    entry.uses++;
    String own = session != null && isOurs(session) ? session : secret();
    entry.sessions.add(own);
    return opened(entry, own, null);
  }

  /**
   * Opens a page.
   *
   * @param view its name
   * @param session what the browser shows; null if nothing
   */
  public Access open(String view, @Nullable String session) {
    byte[] sealed;
    Explainer explainer;
    Entry entry;
    synchronized (this) {
      forget();
      entry = byView.get(view);
      if (entry == null) {
        return Access.UNKNOWN;
      }
      if (session == null || !entry.sessions.contains(session)) {
        return Access.REFUSED;
      }
      if (entry.sealed == null || entry.explainer == null) {
        return gone(entry);
      }
      sealed = entry.sealed;
      explainer = entry.explainer;
    }
    Evaluation evaluation = EvaluationJson.read(seal.open(sealed, view));
    return opened(entry, session, new Access.Kept(evaluation, explainer, entry.until));
  }

  /**
   * An evaluation that is kept, without anything of whom it is about.
   *
   * @param view its name
   * @param until when it is deleted
   * @param rules rules and levels whose cards were sent
   */
  public record Found(String view, Instant until, List<String> rules) {

    /** Defensive copy. */
    public Found {
      rules = List.copyOf(rules);
    }
  }

  /** The evaluations of this name, {@code hookInstance} or uuid of a card, the newest first. */
  public synchronized List<Found> find(String name) {
    forget();
    List<Found> found = new ArrayList<>();
    for (Entry entry : byView.values()) {
      if (entry.sealed != null && (entry.view.equals(name) || entry.names.contains(name))) {
        found.add(0, new Found(entry.view, entry.until, entry.rules));
      }
    }
    return found;
  }

  /** Opens an evaluation for somebody who may see all of them; whoever asks audits it. */
  public Access openForAuditor(String view) {
    String session = secret();
    synchronized (this) {
      Entry entry = byView.get(view);
      if (entry == null) {
        return Access.UNKNOWN;
      }
      entry.sessions.add(session);
    }
    try {
      return open(view, session);
    } finally {
      synchronized (this) {
        Entry entry = byView.get(view);
        if (entry != null) {
          entry.sessions.remove(session);
        }
      }
    }
  }

  private Access opened(Entry entry, String session, Access.@Nullable Kept opened) {
    return new Access(Access.State.OPEN, entry.view, session, kept.toMinutes(), List.of(), opened);
  }

  private Access gone(Entry entry) {
    return new Access(Access.State.GONE, "", "", kept.toMinutes(), entry.rules, null);
  }

  /** A browser keeps its session over several explanations; one that it made up is not taken. */
  private boolean isOurs(String session) {
    return byView.values().stream().anyMatch(entry -> entry.sessions.contains(session));
  }

  private void forget() {
    Instant now = clock.instant();
    Iterator<Entry> entries = byView.values().iterator();
    while (entries.hasNext()) {
      Entry entry = entries.next();
      boolean isOver = !now.isBefore(entry.until);
      if (entry.sealed != null && (isOver || open > most || bytes > mostBytes)) {
        bytes -= entry.sealed.length;
        open--;
        entry.sealed = null;
        entry.explainer = null;
      }
      if (entry.sealed == null && byView.size() > most * TRACES) {
        entries.remove();
        byToken.remove(entry.token);
      }
      if (entry.sealed != null) {
        return;
      }
    }
  }

  private String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
