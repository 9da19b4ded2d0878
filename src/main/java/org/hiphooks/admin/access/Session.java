package org.hiphooks.admin.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Somebody who has signed in. Thread-safe. */
public final class Session {

  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration MOST = Duration.ofHours(8);
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final String who;
  private final Set<Role> roles;
  private final boolean isLocal;
  private final String csrf;
  private final Instant began;
  private Instant seen;
  private Instant proved;
  private final List<String> notes = new ArrayList<>();

  /**
   * A session that begins.
   *
   * @param who name, for pages and the audit
   * @param isLocal whether they have a password here
   * @param csrf what their forms must hold
   */
  Session(String who, Set<Role> roles, boolean isLocal, String csrf, Instant now) {
    this.who = who;
    this.roles = roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
    this.isLocal = isLocal;
    this.csrf = csrf;
    this.began = now;
    this.seen = now;
    this.proved = now;
  }

  /** Their name. */
  public String who() {
    return who;
  }

  /** What they may do. */
  public Set<Role> roles() {
    return EnumSet.copyOf(roles);
  }

  /** Whether they may do something. */
  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether they have a password here. */
  public boolean isLocal() {
    return isLocal;
  }

  /** What their forms must hold. */
  public String csrf() {
    return csrf;
  }

  /** Whether they have shown who they are within the last five minutes. */
  public synchronized boolean isFresh(Instant now) {
    return now.isBefore(proved.plus(FRESH));
  }

  /** They have shown again who they are. */
  public synchronized void prove(Instant now) {
    proved = now;
  }

  /** Leaves words for the next page. */
  public synchronized void note(String words) {
    notes.add(words);
  }

  /** Words for this page; they are told once. */
  public synchronized List<String> takeNotes() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  /** Whether it still holds; if so, it was used now. */
  synchronized boolean isUsed(Instant now) {
    boolean holds = holds(now);
    if (holds) {
      seen = now;
    }
    return holds;
  }

  /** Whether it still holds, for a page that asks by itself: nobody need be there. */
  synchronized boolean holds(Instant now) {
    return now.isBefore(seen.plus(IDLE)) && now.isBefore(began.plus(MOST));
  }
}
