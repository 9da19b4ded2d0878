package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.net.OutgoingFailed;
import org.hiphooks.pages.Words;

/** Says what a visit brought: the state of the sidebar and its words. */
final class SupportReader {

  /** From here on the sidebar says that it is still waiting. */
  static final Duration STILL_WAITING = Duration.ofSeconds(2);

  private static final String MODE = "HipHooks-Mode";
  private static final int OK = 200;

  private final Words words;
  private final CardReader cards;

  SupportReader(Words words, Addressed addressed) {
    this.words = words;
    this.cards = new CardReader(addressed);
  }

  SupportView read(Visit visit, Area area) {
    Optional<HookCall> call = visit.call(area);
    if (call.isEmpty()) {
      return view(visit, area, SupportState.IDLE, "", List.of());
    }
    Optional<Exchange> exchange = call.get().exchange();
    if (exchange.isEmpty()) {
      long seconds = call.get().age().toSeconds();
      String message =
          seconds < STILL_WAITING.toSeconds()
              ? words.text("support.asking")
              : words.text("support.stillWaiting", seconds);
      return view(visit, area, SupportState.ASKING, message, List.of());
    }
    List<CardView> read = cards.read(exchange.get().body(), visit.patientId(), call.get());
    SupportState state = state(exchange.get(), read);
    return view(visit, area, state, message(state, exchange.get(), read), read);
  }

  private SupportView view(
      Visit visit, Area area, SupportState state, String message, List<CardView> read) {
    return new SupportView(
        Place.of(visit, area),
        state,
        counts(read),
        message,
        visit.note(area).orElse(null),
        read,
        read.stream()
            .filter(card -> card.level() == Level.CRITICAL)
            .findFirst()
            .map(card -> words.text("support.urgent", card.summary()))
            .orElse(""),
        visit.call(area).flatMap(HookCall::exchange).map(Exchange::number).orElse(0L));
  }

  private static SupportState state(Exchange exchange, List<CardView> cards) {
    if (exchange.failure() == OutgoingFailed.Reason.TIMEOUT) {
      return SupportState.NO_ANSWER;
    }
    if (exchange.header(MODE).filter("off"::equals).isPresent()) {
      return SupportState.OFF;
    }
    if (exchange.status() != OK || !exchange.body().path("cards").isArray()) {
      return SupportState.FAILED;
    }
    boolean unread = cards.stream().anyMatch(card -> card.level() == Level.NOT_ASSESSED);
    if (unread || (cards.isEmpty() && !exchange.sentEverything())) {
      return SupportState.PARTIAL;
    }
    return cards.isEmpty() ? SupportState.NO_CARD : SupportState.CARDS;
  }

  private String message(SupportState state, Exchange exchange, List<CardView> read) {
    return switch (state) {
      case IDLE, ASKING -> "";
      case CARDS ->
          words.text(
              exchange.sentEverything() ? "support.cards" : "support.cardsNotAllSent",
              exchange.millis());
      case PARTIAL ->
          words.text(
              read.isEmpty() ? "support.partialNoCard" : "support.partial", exchange.millis());
      case NO_CARD -> words.text("support.noCard." + exchange.hook());
      case FAILED -> words.text("support.failed." + exchange.hook(), why(exchange));
      case NO_ANSWER -> words.text("support.noAnswer." + exchange.hook());
      case OFF -> words.text("support.off");
    };
  }

  private String why(Exchange exchange) {
    if (exchange.answer() == null) {
      return words.text(
          exchange.failure() == null ? "support.why.noService" : "support.why.noConnection");
    }
    JsonNode issues = exchange.body().path("issue");
    String text = Json.text(issues.path(0), "diagnostics");
    if (text == null) {
      text = Json.text(issues.path(0), "details", "text");
    }
    if (text == null) {
      return String.valueOf(exchange.status());
    }
    return issues.size() > 1
        ? words.text("support.why.statusAndMore", exchange.status(), text, issues.size() - 1)
        : words.text("support.why.status", exchange.status(), text);
  }

  private String counts(List<CardView> read) {
    Map<Level, Integer> byLevel = new EnumMap<>(Level.class);
    read.forEach(card -> byLevel.merge(card.level(), 1, Integer::sum));
    List<String> counts = new ArrayList<>();
    byLevel.forEach((level, count) -> counts.add(words.count("count." + level.code(), count)));
    return String.join(words.text("list.separator"), counts);
  }
}
