package org.hiphooks.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.cards.FindingText;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.Rejected;
import org.hiphooks.chart.Unread;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Concepts;
import org.hiphooks.knowledge.InputLabel;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** Says findings, records and reasons in the content's words. */
final class ExplainedWords {

  private static final Pattern DURATION = Pattern.compile("PT?(\\d+)([DH])");
  private static final Pattern TWO = Pattern.compile("true (\\w+)(?: d)?; false (\\w+)(?: d)?");
  private static final String TOO_OLD = "too-old";

  private final Knowledge knowledge;
  private final Facts facts;
  private final FindingText findings;

  ExplainedWords(Knowledge knowledge, Facts facts) {
    this.knowledge = knowledge;
    this.facts = facts;
    this.findings = new FindingText(knowledge.labels(), knowledge.words(), facts);
  }

  /** A finding that made a rule true. */
  UsedFinding used(String input) {
    Fact fact = facts.byInput().get(input);
    String source = fact == null || fact.source() == null ? "" : fact.source();
    return new UsedFinding(
        input,
        findings.brief(input),
        fact == null ? null : fact.at(),
        source,
        source.isEmpty() ? "" : because(input));
  }

  private String because(String input) {
    String limit = limit(lookBack(input, facts.value(input)));
    if (!limit.isEmpty()) {
      return word("window-within").replace("{limit}", limit);
    }
    return knowledge.words().getOrDefault("window-" + lookBack(input, facts.value(input)), "");
  }

  /** Records that were looked at and not used, in reading order of their inputs. */
  List<UnusedRecord> unused() {
    List<UnusedRecord> unused = new ArrayList<>();
    facts.byInput().values().stream()
        .filter(fact -> knowledge.labels().containsKey(fact.input()))
        .sorted((one, other) -> Integer.compare(order(one.input()), order(other.input())))
        .forEach(fact -> fact.rejected().forEach(record -> unused.add(unused(fact, record))));
    return unused;
  }

  private UnusedRecord unused(Fact fact, Rejected record) {
    String limit = limit(lookBack(fact.input(), null));
    boolean isOld = TOO_OLD.equals(record.reason()) && !limit.isEmpty();
    String words =
        isOld
            ? word("rejected-older").replace("{limit}", limit)
            : word("rejected-" + record.reason());
    return new UnusedRecord(
        fact.input(),
        findings.noun(fact.input()),
        record.source() == null ? "" : record.source(),
        record.at(),
        record.reason(),
        words);
  }

  /** What could not be read, each with its reason. */
  List<String> notRead() {
    List<String> lines = new ArrayList<>();
    for (Unread unread : facts.unread()) {
      lines.add(
          word("type-" + unread.resourceType()) + ": " + word("unread-" + unread.reason().name()));
    }
    facts.failed().stream()
        .sorted()
        .forEach(input -> lines.add(findings.noun(input) + ": " + word("unread-MALFORMED")));
    return lines.stream().distinct().toList();
  }

  /** What is asked, in plain words. */
  List<String> nouns(List<String> inputs) {
    return inputs.stream().map(findings::noun).distinct().toList();
  }

  /** The recorded findings in plain words. */
  String finding(String input) {
    return findings.brief(input);
  }

  /** The finding if the input had this value. */
  String finding(String input, Object value) {
    return new FindingText(knowledge.labels(), knowledge.words(), facts.with(input, value))
        .brief(input);
  }

  /** What a rule is about; empty if it has no name of its own. */
  String name(CardPlan card) {
    return knowledge
        .concepts()
        .find(Concepts.RED_FLAGS, card.rule())
        .or(() -> knowledge.concepts().find(Concepts.STEPS, card.rule()))
        .map(concept -> concept.display())
        .orElse("");
  }

  /** The side of the pain; empty if unknown. */
  String side() {
    String side = facts.indexSide();
    return side == null ? "" : word("side-" + side);
  }

  int order(String input) {
    InputLabel label = knowledge.labels().get(input);
    return label == null ? Integer.MAX_VALUE : label.order();
  }

  String orMore() {
    return ' ' + word("or-more");
  }

  String orLess() {
    return ' ' + word("or-less");
  }

  private String lookBack(String input, @Nullable Object value) {
    String lookBack = knowledge.background().carrier(input).lookBack();
    Matcher two = TWO.matcher(lookBack);
    if (!two.matches()) {
      return lookBack;
    }
    if (value == null) {
      return "";
    }
    String part = Boolean.FALSE.equals(value) ? two.group(2) : two.group(1);
    return part.matches("\\d+") ? "P" + part + "D" : part;
  }

  private String limit(String lookBack) {
    Matcher duration = DURATION.matcher(lookBack);
    return duration.matches()
        ? word("limit-" + duration.group(2)).replace("{n}", duration.group(1))
        : "";
  }

  private String word(String code) {
    return knowledge.words().getOrDefault(code, code);
  }
}
