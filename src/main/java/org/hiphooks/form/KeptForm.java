package org.hiphooks.form;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hiphooks.explain.Explainer;
import org.hiphooks.guidance.HipGuidance;
import org.jspecify.annotations.Nullable;

/** One form as it is kept: sealed, with who may see it. Its keeper lets one thread in at a time. */
final class KeptForm {

  private static final int USES = 2;
  private static final Duration ARRIVAL = Duration.ofMinutes(1);

  private final List<String> names;
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

  /**
   * A form.
   *
   * @param names secret of its link, address of its page, handle of its posts
   * @param opened when it was kept
   * @param now the evaluation's now at that time
   * @param fixed what does not change, sealed
   * @param answers what was answered, sealed
   */
  KeptForm(
      List<String> names,
      Instant opened,
      Instant now,
      HipGuidance guidance,
      Explainer explainer,
      byte[] fixed,
      byte[] answers,
      @Nullable ChartWriting writing) {
    this.names = List.copyOf(names);
    this.opened = opened;
    this.now = now;
    this.guidance = guidance;
    this.explainer = explainer;
    this.fixed = fixed;
    this.answers = answers;
    this.writing = writing;
  }

  String token() {
    return names.get(0);
  }

  String view() {
    return names.get(1);
  }

  String handle() {
    return names.get(2);
  }

  Instant opened() {
    return opened;
  }

  Instant now() {
    return now;
  }

  HipGuidance guidance() {
    return guidance;
  }

  Explainer explainer() {
    return explainer;
  }

  byte[] fixed() {
    return fixed;
  }

  byte[] answers() {
    return answers;
  }

  @Nullable ChartWriting writing() {
    return writing;
  }

  void answered(byte[] sealed) {
    answers = sealed;
  }

  boolean isKnownTo(@Nullable String session) {
    return session != null && sessions.contains(session);
  }

  /** Whether its link may be followed once more. */
  boolean isFollowed(@Nullable String session) {
    return isKnownTo(session) || uses++ < USES;
  }

  /** A browser is on its way to the page. */
  void awaits(String session, Instant when) {
    sessions.add(session);
    awaited++;
    awaitedUntil = when.plus(ARRIVAL);
  }

  /** Whether a browser may see the page; one that was awaited may come once without showing it. */
  boolean isSeenBy(@Nullable String session, Instant when) {
    boolean isAwaited = awaited > 0 && when.isBefore(awaitedUntil);
    if (!isKnownTo(session) && !isAwaited) {
      return false;
    }
    awaited = Math.max(0, awaited - 1);
    return true;
  }
}
