package org.hiphooks.guidance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.knowledge.Content;

/**
 * Answers calls of synthetic patients before the first real one, so that the first clinician does
 * not wait for the machine to get going. It stops when enough was answered or enough time is spent.
 */
final class WarmUp {

  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final int ROUNDS = 3;

  private final Content content;
  private final HipGuidance guidance;

  WarmUp(Content content, HipGuidance guidance) {
    this.content = content;
    this.guidance = guidance;
  }

  void run() {
    CaseLibrary cases = CaseLibrary.load(content);
    RequestReader reader = new RequestReader();
    Instant now = Instant.now();
    long end = System.nanoTime() + LIMIT.toNanos();
    List<Case> visits =
        cases.all().stream()
            .filter(c -> "patient-view".equals(c.hook()))
            .filter(c -> guidance.service(c.service()).isPresent())
            .limit(40)
            .toList();
    for (int round = 0; round < ROUNDS; round++) {
      for (Case vignette : visits) {
        if (System.nanoTime() > end) {
          return;
        }
        try {
          guidance.answer(
              vignette.service(),
              reader.read(cases.renderer().request(vignette, now, RenderOptions.plain())),
              now);
        } catch (MalformedRequest | PreconditionFailed e) {
          throw new IllegalStateException("a case of the content is no request", e);
        }
      }
    }
  }
}
