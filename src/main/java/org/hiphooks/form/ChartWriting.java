package org.hiphooks.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  private final String session = UUID.randomUUID().toString();
  private final Map<String, Saved> saved = new LinkedHashMap<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final List<Saved> made = new ArrayList<>();
  private boolean isEnded;

  ChartWriting(SmartClient client, URI base, SmartToken token) {
    this.client = client;
    this.base = base;
    this.token = token;
  }

  /** What is in the chart for one answer. */
  private record Saved(Finding finding, String content, String where) {}

  /** Who answers; null if the EHR did not say. */
  @Nullable String performer() {
    return token.user();
  }

  /** Writes what is not in the chart yet. */
  synchronized ChartWrite write(List<Finding> findings, ObjectNode response) {
    List<Finding> open = findings.stream().filter(finding -> !isSaved(finding)).toList();
    if (!open.isEmpty()) {
      boolean withResponse = SmartScopes.mayCreate(token.scope(), "QuestionnaireResponse");
      Transaction transaction =
          new Transaction(open, this::identifier, withResponse ? response : null);
      SmartClient.Reply reply = post(base, transaction.bundle(), null);
      if (reply.isSuccess()) {
        transaction.places(reply.json()).forEach(this::keep);
      } else if (isAboutTransactions(reply.status())) {
        oneByOne(open, withResponse ? response : null);
      }
    }
    if (mayWithdraw()) {
      left(findings).stream().filter(old -> isAnsweredFor(old, findings)).forEach(this::take);
    }
    return result(findings);
  }

  /** What was written and is not what is answered now. */
  private List<Saved> left(List<Finding> findings) {
    return made.stream()
        .filter(old -> !old.equals(saved.get(old.finding().key())) || isOther(old, findings))
        .toList();
  }

  private static boolean isOther(Saved old, List<Finding> findings) {
    return findings.stream()
        .noneMatch(
            now -> now.key().equals(old.finding().key()) && now.content().equals(old.content()));
  }

  /** Whether what is answered in its place, if anything, is in the chart. */
  private boolean isAnsweredFor(Saved old, List<Finding> findings) {
    return findings.stream()
        .filter(now -> now.key().equals(old.finding().key()))
        .allMatch(this::isSaved);
  }

  /** Marks one as entered in error, if nobody has changed it since. */
  private void take(Saved one) {
    Withdrawal withdrawal = new Withdrawal(client, base, token.access());
    int status = one.where().isEmpty() ? 0 : withdrawal.take(one.where());
    isEnded |= status == UNAUTHORIZED;
    if (Withdrawal.isDone(status)) {
      made.remove(one);
      saved.remove(one.finding().key(), one);
    }
  }

  /** What reads the chart of the same patient. */
  ChartReading reading(HipGuidance guidance, String service) {
    return new ChartReading(guidance, service, client, base, token);
  }

  /** What was written, by where it is. */
  synchronized Map<String, ObjectNode> written() {
    Map<String, ObjectNode> written = new LinkedHashMap<>();
    for (Saved one : made) {
      if (!one.where().isEmpty()) {
        String id = one.where().substring(one.where().indexOf('/') + 1);
        written.put(one.where(), one.finding().observation().deepCopy().put("id", id));
      }
    }
    return written;
  }

  /** What is in the chart nowhere that is known. */
  synchronized List<Finding> unwritten(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !isSaved(finding) || line(finding).where().isEmpty())
        .toList();
  }

  /** Statuses by which servers say that they do not take a Bundle of this kind. */
  private static boolean isAboutTransactions(int status) {
    return List.of(400, 403, 404, 405, 415, 422, 501).contains(status);
  }

  private void oneByOne(List<Finding> open, @Nullable ObjectNode response) {
    String source = "";
    if (response != null) {
      String identifier = "r." + identifier(open.get(0));
      ObjectNode named = response.deepCopy();
      named.set("identifier", Transaction.identifier(identifier));
      source = place(post(at("QuestionnaireResponse"), named, unless(identifier)));
    }
    for (Finding finding : open) {
      ObjectNode observation = Transaction.observation(finding, identifier(finding), source);
      SmartClient.Reply reply = post(at("Observation"), observation, unless(identifier(finding)));
      if (reply.isSuccess()) {
        keep(finding, place(reply));
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

  private void keep(Finding finding, String where) {
    Saved now = new Saved(finding, finding.content(), where);
    saved.put(finding.key(), now);
    made.add(now);
    times.merge(finding.key(), 1, Integer::sum);
  }

  private boolean isSaved(Finding finding) {
    Saved known = saved.get(finding.key());
    return known != null && known.content().equals(finding.content());
  }

  /** The same for the same answer, another one for another answer or a later change back. */
  private String identifier(Finding finding) {
    String content = finding.content();
    UUID hash = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    int before = times.getOrDefault(finding.key(), 0);
    return session + '.' + finding.key() + '.' + before + '.' + hash.toString().substring(0, 8);
  }

  private ChartWrite result(List<Finding> findings) {
    List<WrittenLine> lines = new ArrayList<>();
    int missing = 0;
    for (Finding finding : findings) {
      missing += isSaved(finding) ? 0 : 1;
      lines.add(line(finding));
    }
    left(findings).stream().map(ChartWriting::line).forEach(lines::add);
    Outcome outcome = Outcome.PARTLY_SAVED;
    if (missing == 0) {
      outcome = findings.isEmpty() ? Outcome.NOTHING : Outcome.SAVED;
    } else if (missing == findings.size()) {
      outcome = isEnded ? Outcome.ENDED : Outcome.FAILED;
    }
    return new ChartWrite(outcome, lines);
  }

  private WrittenLine line(Finding finding) {
    Saved known = isSaved(finding) ? saved.get(finding.key()) : null;
    return known == null
        ? new WrittenLine(finding.question(), finding.answer(), State.UNSAVED, "")
        : new WrittenLine(finding.question(), finding.answer(), State.SAVED, known.where());
  }

  private static WrittenLine line(Saved old) {
    Finding finding = old.finding();
    return new WrittenLine(finding.question(), finding.answer(), State.LEFT, old.where());
  }

  /** Whether what was written may be taken back. */
  boolean mayWithdraw() {
    return SmartScopes.mayUpdate(token.scope(), "Observation");
  }

  /** Marks everything that was written from this form as entered in error. */
  synchronized ChartWrite withdraw(List<Finding> findings) {
    isEnded = false;
    List.copyOf(made).forEach(this::take);
    Outcome failed = isEnded ? Outcome.ENDED : Outcome.KEPT;
    return new ChartWrite(made.isEmpty() ? Outcome.WITHDRAWN : failed, result(findings).lines());
  }

  /** What is known of earlier writes, without writing. */
  synchronized ChartWrite state(List<Finding> findings) {
    return result(findings);
  }

  /** Nothing: it holds a token. */
  @Override
  public String toString() {
    return "ChartWriting";
  }
}
