package org.hiphooks.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an explanation for a terminal, in the order of the page. */
final class ExplanationText {

  private static final int FEW = 12;
  private static final int MANY = 16;

  private final Phrases phrases = new Phrases();
  private final TextLines out;
  private final @Nullable String onlyRule;

  /**
   * A writer.
   *
   * @param width columns of the terminal
   * @param onlyRule the rule whose CQL is shown whole; null = the beginning of each that fired
   */
  ExplanationText(int width, @Nullable String onlyRule) {
    this.out = new TextLines(width);
    this.onlyRule = onlyRule;
  }

  String write(Explanation explanation) {
    head(explanation);
    for (ExplainedRule rule : explanation.rules()) {
      rule(rule);
    }
    String search = phrases.search(explanation.search());
    if (!search.isEmpty()) {
      out.blank().wrapped(0, search);
    }
    list("notRecorded", explanation.notRecorded());
    list("notRead", explanation.notRead());
    unused(explanation);
    silent(explanation);
    engineers(explanation);
    return out.text();
  }

  private void head(Explanation e) {
    out.line(phrases.text("title") + "   " + e.hook() + ", " + phrases.minute(e.now()));
    out.line(
        phrases.text("content", e.contentVersion(), e.contentHash().substring(0, 12))
            + ". "
            + phrases.text("unreviewed"));
    String name = phrases.person(e.person());
    out.line(e.side().isEmpty() ? name : name + ", " + e.side());
    out.blank().line(phrases.text("shown"));
    if (e.shown().isEmpty()) {
      out.line("  " + phrases.text("shown.none"));
    }
    e.shown()
        .forEach(
            card ->
                out.wrapped(2, level(card.level()) + "  " + card.rule() + "  " + card.summary()));
  }

  private void rule(ExplainedRule rule) {
    out.blank()
        .wrapped(
            0, phrases.text("why") + ' ' + rule.rule() + ' ' + rule.level() + ": " + rule.title());
    if (!rule.sentence().isEmpty()) {
      out.wrapped(2, phrases.text("asks", rule.sentence()));
    }
    findings(rule);
    part("notRecorded", rule.notRecorded());
    part("notRead", rule.notRead());
    for (String change : List.of(phrases.raised(rule), phrases.cleared(rule))) {
      if (!change.isEmpty()) {
        out.wrapped(2, change);
      }
    }
  }

  private void findings(ExplainedRule rule) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            phrases.text("finding"),
            phrases.text("recorded"),
            phrases.text("source"),
            phrases.text("because")));
    for (UsedFinding finding : rule.findings()) {
      rows.add(
          List.of(
              finding.words(),
              phrases.recorded(finding),
              phrases.source(finding),
              finding.because()));
    }
    if (rule.findings().isEmpty()) {
      out.wrapped(2, phrases.text("findings.none"));
    } else {
      out.table(2, rows);
    }
  }

  private void part(String key, List<String> items) {
    if (!items.isEmpty()) {
      out.wrapped(2, phrases.text(key, items.size()) + ": " + phrases.some(items, MANY));
    }
  }

  private void list(String key, List<String> items) {
    out.blank().line(phrases.text(key, items.size()));
    if (!items.isEmpty()) {
      out.wrapped(2, phrases.some(items, 2 * MANY));
    }
  }

  private void unused(Explanation explanation) {
    out.blank().line(phrases.text("unused", explanation.unused().size()));
    List<List<String>> rows = new ArrayList<>();
    for (UnusedRecord record : explanation.unused()) {
      rows.add(List.of(record.noun(), phrases.day(record.at()), record.source(), record.words()));
    }
    out.table(2, rows);
  }

  private void silent(Explanation explanation) {
    out.blank().line(phrases.text("silent", explanation.silent().size()));
    for (SilentRule rule : explanation.silent()) {
      String nearest = phrases.nearest(rule);
      out.wrapped(
          2,
          (rule.rule() + ' ' + rule.level() + ' ' + rule.name()).strip()
              + ": "
              + phrases.reason(rule)
              + (nearest.isEmpty() ? "" : "; " + nearest));
    }
  }

  private void engineers(Explanation explanation) {
    out.blank().line(phrases.text("engineers"));
    List<String> shown = new ArrayList<>();
    for (ExplainedRule rule : explanation.rules()) {
      if (onlyRule == null || onlyRule.equals(rule.rule())) {
        defines(explanation, rule.rule(), rule.defines(), shown);
      }
    }
    for (SilentRule rule : explanation.silent()) {
      if (rule.rule().equals(onlyRule)) {
        defines(explanation, rule.rule(), rule.defines(), shown);
      }
    }
    out.blank().line("  " + phrases.text("engineers.settings"));
    for (SettingValue setting : explanation.settings()) {
      String own = setting.isOwn() ? "  " + phrases.text("engineers.own", setting.standard()) : "";
      out.line("    " + setting.name() + " = " + setting.value() + ' ' + setting.unit() + own);
    }
    out.blank().line("  " + phrases.text("engineers.keys"));
    explanation.keys().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            key -> out.line("    " + key.getKey() + ' ' + key.getValue().toLowerCase(Locale.ROOT)));
  }

  private void defines(
      Explanation explanation, String rule, List<String> names, List<String> shown) {
    int count = 0;
    for (String name : names) {
      TracedDefine define = explanation.defines().get(name);
      if (define != null && !shown.contains(name)) {
        if (onlyRule == null && count == FEW) {
          out.line("    " + phrases.text("engineers.more", names.size() - FEW, rule));
          return;
        }
        count++;
        shown.add(name);
        define(define);
      }
    }
  }

  private void define(TracedDefine define) {
    out.blank()
        .line(
            "  "
                + define.path()
                + ':'
                + define.line()
                + "  define \""
                + define.name()
                + "\" = "
                + define.value());
    TracedValues.lines(define).forEach(line -> out.line("  " + line));
  }

  private String level(String level) {
    return '[' + phrases.text("level." + level) + ']';
  }
}
