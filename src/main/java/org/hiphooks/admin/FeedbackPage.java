package org.hiphooks.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.ledger.CardAnswers;
import org.hiphooks.ledger.ClientCalls;
import org.hiphooks.ledger.command.RowFormat;
import org.hiphooks.ledger.store.AnswerTable;
import org.hiphooks.ledger.store.AnswerTable.Span;
import org.hiphooks.ledger.store.Exports;
import org.hiphooks.ledger.store.Exports.Value;

/** What became of cards, with what it is a part of. */
final class FeedbackPage extends ConsolePage {

  private static final List<Integer> DAYS = List.of(1, 7, 30, 90, 365);
  private static final int USUAL_DAYS = 30;
  private static final int WEEK = 7;
  private static final int MOST_WEEKS = 12;
  private static final int MOST_COMMENTS = 200;

  private final Statistics statistics;

  FeedbackPage(ConsoleParts parts) {
    super(parts, "feedback");
    this.statistics = new Statistics(parts);
  }

  private AnswerTable table() {
    return parts().service().ledger().store().answers();
  }

  @Override
  void answer(ConsoleRequest asked, Session session) {
    int days =
        DAYS.stream()
            .filter(choice -> String.valueOf(choice).equals(asked.query("days")))
            .findFirst()
            .orElse(USUAL_DAYS);
    Instant until = parts().clock().instant().plusSeconds(60);
    Instant since = until.minus(Duration.ofDays(days));
    String client = asked.query("client");
    Span span = new Span(since, until, client);
    if (asked.isGet() && "csv".equals(asked.part(1))) {
      asked.download("text/csv;charset=utf-8", "feedback.csv", csv(span));
    } else if (asked.isGet() && asked.path().size() == 1) {
      asked.send(render("feedback", session, page(span, days, client, session)));
    } else {
      throw Refused.notFound();
    }
  }

  private Map<String, Object> page(Span span, int days, String client, Session session) {
    Map<String, Object> parameters = new HashMap<>();
    List<ClientCalls> clients =
        table().clients(new Span(span.since(), span.until(), AnswerTable.ALL_CLIENTS));
    parameters.put("days", days);
    parameters.put("choices", DAYS);
    parameters.put("client", client);
    parameters.put("clients", clients);
    parameters.put("lines", used(span));
    parameters.put("reasons", table().reasons(span));
    parameters.put("byClient", byClient(span, clients));
    parameters.put("byWeek", byWeek(span, days));
    parameters.put("comments", session.has(Role.AUDITOR) ? comments(span) : List.of());
    return parameters;
  }

  private List<RuleLine> used(Span span) {
    return statistics.rules(span).stream()
        .filter(line -> line.fired().part() > 0 || line.answers().sent() > 0)
        .toList();
  }

  private List<FeedbackLine> byClient(Span span, List<ClientCalls> clients) {
    List<FeedbackLine> lines = new ArrayList<>();
    for (ClientCalls client : clients) {
      Span own = new Span(span.since(), span.until(), client.client());
      lines.add(sum(client.client(), client.calls(), table().answers(own)));
    }
    return lines;
  }

  private List<FeedbackLine> byWeek(Span span, int days) {
    List<FeedbackLine> lines = new ArrayList<>();
    int weeks = Math.min(MOST_WEEKS, (days + WEEK - 1) / WEEK);
    for (int week = 0; week < weeks; week++) {
      Instant end = span.until().minus(Duration.ofDays((long) week * WEEK));
      Span own = new Span(end.minus(Duration.ofDays(WEEK)), end, span.client());
      long calls = table().clients(own).stream().mapToLong(ClientCalls::calls).sum();
      String name = text("console.feedback.weekTo", parts().dates().minute(end).text());
      lines.add(sum(name, calls, table().answers(own)));
    }
    return lines;
  }

  private static FeedbackLine sum(String name, long calls, List<CardAnswers> answers) {
    return new FeedbackLine(
        name,
        calls,
        answers.stream().mapToLong(CardAnswers::sent).sum(),
        answers.stream().mapToLong(CardAnswers::answered).sum(),
        answers.stream().mapToLong(CardAnswers::accepted).sum(),
        answers.stream().mapToLong(CardAnswers::overridden).sum());
  }

  private List<Comment> comments(Span span) {
    List<Comment> comments = new ArrayList<>();
    Exports exports = parts().service().ledger().store().exports();
    exports.read(
        Exports.Part.FEEDBACK,
        span.since(),
        true,
        row -> {
          Map<String, Object> values = new HashMap<>();
          for (Value value : row) {
            values.put(value.name(), value.value() == null ? "" : value.value());
          }
          boolean isOfClient =
              span.client().isEmpty() || span.client().equals(values.get("client"));
          if (isOfClient && !"".equals(values.getOrDefault("comment", ""))) {
            comments.add(comment(values));
          }
        });
    Collections.reverse(comments);
    return comments.stream().limit(MOST_COMMENTS).toList();
  }

  private Comment comment(Map<String, Object> values) {
    Object at = values.getOrDefault("at", "");
    return new Comment(
        at instanceof Instant time ? parts().dates().minute(time).text() : String.valueOf(at),
        values.get("rule") + " " + values.get("level"),
        String.valueOf(
            "".equals(values.get("reason_display"))
                ? values.get("reason_code")
                : values.get("reason_display")),
        String.valueOf(values.get("comment")));
  }

  private String csv(Span span) {
    List<List<Value>> rows = new ArrayList<>();
    for (RuleLine line : used(span)) {
      rows.add(
          Rows.row(
              "service", line.service(),
              "rule", line.rule(),
              "level", line.level(),
              "mode", line.mode().code(),
              "evaluated", line.fired().whole(),
              "fired", line.fired().part(),
              "sent", line.answers().sent(),
              "answered", line.answers().answered(),
              "accepted", line.answers().accepted(),
              "overridden", line.answers().overridden(),
              "no_answer", line.answers().unanswered()));
    }
    return Rows.text(RowFormat.CSV, rows);
  }
}
