package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.cdshooks.dialect.DialectLinter;
import org.hiphooks.knowledge.Content;

/**
 * Answers calls of synthetic patients before the first real one, so that the first clinician does
 * not wait for the machine to get going. It stops when enough was answered or enough time is spent.
 */
final class WarmUp {

  private static final Duration LIMIT = Duration.ofSeconds(4);

  /** What other systems write beside what is read takes other ways through the machine. */
  private static final List<RenderOptions> ROUNDS =
      List.of(RenderOptions.plain(), RenderOptions.plain().inVendorShape(), RenderOptions.plain());

  private final Content content;
  private final HipGuidance guidance;
  private final RequestReader reader = new RequestReader();

  WarmUp(Content content, HipGuidance guidance) {
    this.content = content;
    this.guidance = guidance;
  }

  void run() {
    CaseLibrary cases = CaseLibrary.load(content);
    Instant now = Instant.now();
    long end = System.nanoTime() + LIMIT.toNanos();
    List<Case> visits =
        cases.all().stream()
            .filter(c -> "patient-view".equals(c.hook()))
            .filter(c -> guidance.service(c.service()).isPresent())
            .limit(40)
            .toList();
    for (RenderOptions shape : ROUNDS) {
      visits.parallelStream()
          .filter(vignette -> System.nanoTime() - end < 0)
          .forEach(
              vignette ->
                  answer(vignette.service(), cases.renderer().request(vignette, now, shape), now));
    }
  }

  private void answer(String service, ObjectNode request, Instant now) {
    try {
      HookAnswer answer =
          guidance.answer(service, reader.read(body(request), guidance.sieve()), now);
      answer.cards().forEach(card -> DialectLinter.check(answer.dialect(), card));
      AnswerWriter.cards(answer.cards());
    } catch (MalformedRequest | PreconditionFailed | IOException e) {
      throw new IllegalStateException("a case of the content is no request", e);
    }
  }

  private static InputStream body(ObjectNode request) {
    return new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8));
  }
}
