package org.hiphooks.replay.run;

import com.fasterxml.jackson.databind.JsonNode;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Studied;
import org.hiphooks.replay.visit.Visit;

/** Answers with the guidance of this process, from the same requests a server would get. */
public final class InProcess implements Target {

  private final HipGuidance guidance;
  private final RequestReader reader = new RequestReader();

  /** Answers with this guidance. */
  public InProcess(HipGuidance guidance) {
    this.guidance = guidance;
  }

  @Override
  public Answer answer(Visit visit) {
    long start = System.nanoTime();
    try {
      Studied studied = guidance.study(visit.service(), reader.read(visit.request()), visit.at());
      HookAnswer answer = studied.answer();
      long nanos = System.nanoTime() - start;
      JsonNode cards = AnswerWriter.cardsTree(answer.cards()).path("cards");
      return Answer.read(cards, answer.failedRules(), answer.unread(), nanos)
          .on(new Basis(studied.known(), studied.read(), studied.usable()));
    } catch (MalformedRequest e) {
      return Answer.error("the call: " + e.pointer() + ' ' + e.getMessage(), 0);
    } catch (PreconditionFailed e) {
      return Answer.error("nothing could be read: " + String.join(", ", e.keys()), 0);
    } catch (RuntimeException e) {
      // Its message might quote the record.
      return Answer.error("our fault (" + e.getClass().getSimpleName() + ')', 0);
    }
  }
}
