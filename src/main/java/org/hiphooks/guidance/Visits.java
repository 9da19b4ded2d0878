package org.hiphooks.guidance;

import java.time.Instant;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.decide.Decision;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.explain.Person;

/**
 * What is kept of answers, to explain them or to answer again.
 *
 * @param client who is answered
 * @param contentHash of the content that answers
 */
record Visits(String client, String contentHash) {

  /** The visit of a call. */
  Visit visit(String serviceId, HookRequest request, Answered answered) {
    return new Visit(
        serviceId,
        client,
        request.hookInstance(),
        request.context().userId(),
        person(answered, request),
        answered.read().kept());
  }

  Reanswered reanswered(Visit visit, Answered answered, Instant now) {
    Evaluation evaluation = evaluation(answered, answered.decision(), now, visit.person());
    return new Reanswered(visit, answered.answer(), evaluation);
  }

  /** What is given, and on demand what is kept of it. */
  Explainable explainable(
      HookAnswer given, String serviceId, HookRequest request, Answered answered, Instant now) {
    return new Explainable(
        given,
        () ->
            answered
                .explained()
                .map(decision -> evaluation(answered, decision, now, person(answered, request))),
        () -> visit(serviceId, request, answered));
  }

  /** As the call names the patient, or as the record that was fetched does. */
  private static Person person(Answered answered, HookRequest request) {
    String id = request.context().patientId();
    Person sent = Person.of(id, request.prefetch());
    return sent.name().isEmpty() ? Person.among(id, answered.read().kept().resources()) : sent;
  }

  private Evaluation evaluation(Answered answered, Decision decision, Instant now, Person person) {
    return Evaluation.of(
        decision,
        answered.cards(),
        contentHash,
        answered.site(),
        now,
        answered.read().keys(),
        person);
  }
}
