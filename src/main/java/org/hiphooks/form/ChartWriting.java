package org.hiphooks.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.form.WrittenLine.State;
import org.hiphooks.guidance.HipGuidance;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers to the chart of one patient, once each: what is written twice is found by its
 * identifier. The token lives here and nowhere else. One write at a time.
 */
final class ChartWriting {

  /** System of the identifiers of what is written. */
  static final String IDENTIFIERS = "https://w3id.org/hiphooks/form-answer";

  private static final int UNAUTHORIZED = 401;

  private final SmartClient client;
  private final URI base;
  private final SmartToken token;
  private final SavedAnswers saved = new SavedAnswers();
  private boolean isEnded;

  ChartWriting(SmartClient client, URI base, SmartToken token) {
    this.client = client;
    this.base = base;
    this.token = token;
  }

  /** Who answers; null if the EHR did not say. */
  @Nullable String performer() {
    return token.user();
  }

  /** Writes what is not in the chart yet. */
  synchronized ChartWrite write(List<Finding> findings, ObjectNode response) {
    List<Finding> open = saved.missing(findings);
    if (!open.isEmpty()) {
      boolean withResponse = SmartScopes.mayCreate(token.scope(), "QuestionnaireResponse");
      Transaction transaction =
          new Transaction(open, saved::identifier, withResponse ? response : null);
      SmartClient.Reply reply = post(base, transaction.bundle(), null);
      if (reply.isSuccess()) {
        transaction.places(reply.json()).forEach(saved::keep);
      } else if (isAboutTransactions(reply.status())) {
        oneByOne(open, withResponse ? response : null);
      }
    }
    List<WrittenLine> taken = mayWithdraw() ? retract(findings) : List.of();
    return result(findings, taken);
  }

  /** Takes back what was changed or cleared; gives what nothing has come in the place of. */
  private List<WrittenLine> retract(List<Finding> findings) {
    List<WrittenLine> taken = new ArrayList<>();
    for (SavedAnswers.Saved old : saved.replaced(findings)) {
      boolean isCleared = findings.stream().noneMatch(now -> now.key().equals(old.finding().key()));
      if (take(old) && isCleared) {
        taken.add(SavedAnswers.line(old.finding(), State.TAKEN, old.where()));
      }
    }
    return taken;
  }

  /** Marks one as entered in error, if nobody has changed it since. */
  private boolean take(SavedAnswers.Saved one) {
    Withdrawal withdrawal = new Withdrawal(client, base, token.access());
    int status = one.where().isEmpty() ? 0 : withdrawal.take(one.where());
    isEnded |= status == UNAUTHORIZED;
    boolean isDone = Withdrawal.isDone(status);
    if (isDone) {
      saved.forget(one);
    }
    return isDone;
  }

  /** What reads the chart of the same patient. */
  ChartReading reading(HipGuidance guidance, String service) {
    return new ChartReading(guidance, service, client, base, token);
  }

  /** What was written, by where it is. */
  synchronized Map<String, ObjectNode> written() {
    return saved.byPlace();
  }

  /** What is in the chart nowhere that is known. */
  synchronized List<Finding> unwritten(List<Finding> findings) {
    return saved.unplaced(findings);
  }

  /** Statuses by which servers say that they do not take a Bundle of this kind. */
  private static boolean isAboutTransactions(int status) {
    return List.of(400, 403, 404, 405, 415, 422, 501).contains(status);
  }

  private void oneByOne(List<Finding> open, @Nullable ObjectNode response) {
    String source = "";
    if (response != null) {
      String identifier = "r." + saved.identifier(open.get(0));
      ObjectNode named = response.deepCopy();
      named.set("identifier", Transaction.identifier(identifier));
      source = place(post(at("QuestionnaireResponse"), named, unless(identifier)));
    }
    for (Finding finding : open) {
      String identifier = saved.identifier(finding);
      ObjectNode observation = Transaction.observation(finding, identifier, source);
      SmartClient.Reply reply = post(at("Observation"), observation, unless(identifier));
      if (reply.isSuccess()) {
        saved.keep(finding, place(reply));
      }
    }
  }

  private SmartClient.Reply post(URI address, ObjectNode body, @Nullable String unless) {
    SmartClient.Reply reply = client.post(address, token.access(), body, unless);
    isEnded = reply.status() == UNAUTHORIZED;
    return reply;
  }

  private URI at(String type) {
    return URI.create(base + "/" + type);
  }

  /** Type and id of what was made; empty if the server did not say. */
  private static String place(SmartClient.Reply reply) {
    String type = reply.json().path("resourceType").asText();
    String id = reply.json().path("id").asText();
    return reply.isSuccess() && !id.isEmpty()
        ? type + '/' + id
        : Transaction.place(reply.location());
  }

  static String unless(String identifier) {
    return "identifier=" + IDENTIFIERS + '|' + identifier;
  }

  private ChartWrite result(List<Finding> findings, List<WrittenLine> taken) {
    int missing = saved.missing(findings).size();
    Outcome outcome = Outcome.PARTLY_SAVED;
    if (missing == 0) {
      outcome = findings.isEmpty() ? Outcome.NOTHING : Outcome.SAVED;
    } else if (missing == findings.size()) {
      outcome = isEnded ? Outcome.ENDED : Outcome.FAILED;
    }
    List<WrittenLine> lines = new ArrayList<>(saved.lines(findings));
    lines.addAll(taken);
    return new ChartWrite(outcome, lines);
  }

  /** Whether what was written may be taken back. */
  boolean mayWithdraw() {
    return SmartScopes.mayUpdate(token.scope(), "Observation");
  }

  /** Marks everything that was written from this form as entered in error. */
  synchronized ChartWrite withdraw(List<Finding> findings) {
    isEnded = false;
    saved.all().forEach(this::take);
    Outcome failed = isEnded ? Outcome.ENDED : Outcome.KEPT;
    Outcome outcome = saved.all().isEmpty() ? Outcome.WITHDRAWN : failed;
    return new ChartWrite(outcome, saved.lines(findings));
  }

  /** What is known of earlier writes, without writing. */
  synchronized ChartWrite state(List<Finding> findings) {
    return result(findings, List.of());
  }

  /** Nothing: it holds a token. */
  @Override
  public String toString() {
    return "ChartWriting";
  }
}
