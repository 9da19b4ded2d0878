package org.hiphooks.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.cdshooks.FiredRule;
import org.hiphooks.cdshooks.Suggestion;
import org.jspecify.annotations.Nullable;

/** Makes records of calls and feedback, without anybody's name. */
final class Recording {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LedgerKey key;
  private final boolean areCommentsKept;

  Recording(LedgerKey key, boolean areCommentsKept) {
    this.key = key;
    this.areCommentsKept = areCommentsKept;
  }

  /** A call; what its cards are. */
  RecordedCall call(AnsweredCall call, Instant now, CardModes modes) {
    String client = call.client();
    return new RecordedCall(
        UUID.randomUUID().toString(),
        now,
        client,
        call.service().id(),
        call.request().hookInstance(),
        call.service().contentHash(),
        key.patient(client, call.request().context().patientId()),
        key.user(client, call.request().context().userId()),
        call.mode(),
        firings(call, modes));
  }

  /** The mode of a rule's card. */
  @FunctionalInterface
  interface CardModes {
    Mode of(String rule, String level);
  }

  private static List<Firing> firings(AnsweredCall call, CardModes modes) {
    List<Firing> firings = new ArrayList<>();
    Set<String> sent = new HashSet<>();
    for (Card card : call.sent()) {
      String level = level(card);
      sent.add(card.rule() + ' ' + level);
      boolean isSilent = call.mode() != Mode.LIVE;
      firings.add(isSilent ? counted(card.rule(), level, Firing.State.SILENT) : sent(card, level));
    }
    for (FiredRule rule : call.fired()) {
      Firing.State state = state(rule, call.mode(), modes);
      if (state != null && sent.add(rule.rule() + ' ' + rule.level())) {
        firings.add(counted(rule.rule(), rule.level(), state));
      }
    }
    return firings;
  }

  /** What became of a card that is not in the answer; null = it is not counted. */
  private static Firing.@Nullable State state(FiredRule rule, Mode call, CardModes modes) {
    if (rule.isOff()) {
      return modes.of(rule.rule(), rule.level()) == Mode.SILENT ? Firing.State.SILENT : null;
    }
    return call == Mode.LIVE ? Firing.State.FOLDED : Firing.State.SILENT;
  }

  /** A card that was overridden before is sent as information, but counts as what it is. */
  private static String level(Card card) {
    String before = card.extension().path("addressed").path("level").asText("");
    return before.isEmpty() ? card.indicator().code() : before;
  }

  private static Firing sent(Card card, String level) {
    return new Firing(
        card.rule(),
        level,
        Firing.State.SENT,
        card.uuid().toString(),
        card.source().topic().code(),
        card.suggestions().stream().map(Suggestion::uuid).map(Objects::toString).toList());
  }

  private static Firing counted(String rule, String level, Firing.State state) {
    return new Firing(rule, level, state, null, null, List.of());
  }

  /** What became of a card: one record for each suggestion that was taken. */
  List<RecordedFeedback> feedback(String client, String service, FeedbackEntry entry, Instant now) {
    List<String> suggestions = entry.suggestions().isEmpty() ? List.of("") : entry.suggestions();
    return suggestions.stream()
        .distinct()
        .map(suggestion -> feedback(client, service, entry, suggestion, now))
        .toList();
  }

  private RecordedFeedback feedback(
      String client, String service, FeedbackEntry entry, String suggestion, Instant now) {
    String outcome = entry.outcome().name().toLowerCase(Locale.ROOT);
    String name =
        String.join(
            "|",
            client,
            entry.card(),
            outcome,
            String.valueOf(entry.at().toEpochMilli()),
            suggestion);
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    FeedbackEntry.Reason reason =
        Objects.requireNonNullElse(entry.reason(), new FeedbackEntry.Reason("", "", ""));
    String comment = entry.comment();
    return new RecordedFeedback(
        id,
        now,
        entry.at(),
        client,
        service,
        entry.card(),
        outcome,
        suggestion,
        reason.system(),
        reason.code(),
        reason.display(),
        vendor(entry.vendorReason()),
        comment == null || !areCommentsKept ? null : key.seal(comment, id));
  }

  private static String vendor(Map<String, String> words) {
    if (words.isEmpty()) {
      return "";
    }
    ObjectNode node = JSON.createObjectNode();
    new TreeMap<>(words).forEach(node::put);
    return node.toString();
  }
}
