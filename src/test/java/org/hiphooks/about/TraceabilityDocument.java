package org.hiphooks.about;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.Expectation;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;

/** Which rule, define, card and case each statement of the article led to. */
final class TraceabilityDocument {

  private static final int SHOWN_CASES = 4;

  private final Knowledge knowledge;
  private final Collection<Case> cases;
  private final DefineTexts defines;

  private TraceabilityDocument(Content content, Knowledge knowledge, CaseLibrary cases) {
    this.knowledge = knowledge;
    this.cases = cases.all();
    this.defines = new DefineTexts(content);
  }

  /**
   * One statement.
   *
   * @param code its number
   * @param text in our own words
   * @param rules rules that take it up; empty if it names none
   * @param defines where those rules stand
   * @param cards cards that show them
   * @param cases cases that reach them, those that record the statement's own inputs first
   * @param unrecorded inputs it names that no case of its rules records
   * @param unreached rules of it that no case reaches
   */
  public record Row(
      String code,
      String text,
      List<String> rules,
      List<String> defines,
      List<String> cards,
      List<String> cases,
      List<String> unrecorded,
      List<String> unreached) {}

  /** The rows, in the order of the article. */
  public static List<Row> rows(Content content, Knowledge knowledge, CaseLibrary cases) {
    TraceabilityDocument document = new TraceabilityDocument(content, knowledge, cases);
    return statements().path("concept").valueStream().map(document::row).toList();
  }

  /** The document, as Markdown. */
  public static String of(Content content, Knowledge knowledge, CaseLibrary cases) {
    MarkdownText text = new MarkdownText();
    text.chapter("traceability", "From the article to rule, card and case");
    text.paragraph(
        "Made from `src/test/resources/documents/hip-source-findings.json` and the cases by"
            + " `mvn test -Dtest=DocumentsTest -Dhiphooks.documents=write`; change those, not this file. Statements are in our own"
            + " words. A statement without a rule is background or promotion. Cases are the first"
            + " that reach a rule, those that record the statement's own inputs before others.");
    List<List<String>> rows = new ArrayList<>();
    for (Row row : rows(content, knowledge, cases)) {
      rows.add(
          List.of(
              row.code(),
              row.text(),
              String.join(", ", row.rules()),
              String.join(", ", row.defines()),
              String.join(", ", row.cards()),
              String.join(", ", row.cases()),
              String.join(", ", row.unrecorded())));
    }
    text.table(
        List.of("#", "Statement", "Rules", "Defines", "Cards", "Cases", "Recorded by no case"),
        rows);
    Chapter chapter = text.chapters().get(0);
    return "# " + chapter.title() + "\n\n" + chapter.markdown();
  }

  private static JsonNode statements() {
    try (InputStream in =
        TraceabilityDocument.class.getResourceAsStream("/documents/hip-source-findings.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row row(JsonNode concept) {
    List<String> rules = ContentResources.properties(concept, "rule");
    List<String> inputs = ContentResources.properties(concept, "input");
    Set<String> places = new LinkedHashSet<>();
    Set<String> cards = new LinkedHashSet<>();
    for (String rule : rules) {
      places.addAll(places(rule));
      cards.addAll(cards(rule));
    }
    for (String define : ContentResources.properties(concept, "define")) {
      int dot = define.indexOf('.');
      DefineName name = new DefineName(define.substring(0, dot), define.substring(dot + 1));
      places.add(defines.knows(name) ? '`' + name.toString() + '`' : "missing " + name);
    }
    return new Row(
        concept.path("code").asText(),
        concept.path("display").asText(),
        rules,
        List.copyOf(places),
        List.copyOf(cards),
        cases(rules, inputs),
        inputs.stream().filter(i -> reaching(rules).noneMatch(c -> records(c, i))).toList(),
        rules.stream().filter(r -> reaching(List.of(r)).findAny().isEmpty()).toList());
  }

  private List<String> places(String rule) {
    Set<DefineName> found = new LinkedHashSet<>();
    for (CardPlan card : cardsOf(rule)) {
      found.addAll(defines.named(card.ruleDefine()));
    }
    for (String part : List.of(" items", " gate", " critical", " warning", " info")) {
      if (found.isEmpty()) {
        found.addAll(defines.named(rule + part));
      }
    }
    return found.stream().map(define -> '`' + define.toString() + '`').toList();
  }

  private List<String> cards(String rule) {
    List<String> cards = new ArrayList<>();
    for (CardPlan card : cardsOf(rule.startsWith("DX-") ? "DX" : rule)) {
      cards.add(card.rule() + ' ' + card.level());
    }
    return cards.stream().distinct().toList();
  }

  private List<CardPlan> cardsOf(String rule) {
    return knowledge.services().stream()
        .map(ServicePlan::cards)
        .flatMap(List::stream)
        .filter(card -> card.rule().equals(rule))
        .toList();
  }

  /** Some cases for each rule, so that none is represented by another. */
  private List<String> cases(List<String> rules, List<String> inputs) {
    Set<String> shown = new LinkedHashSet<>();
    List<String> own =
        reaching(rules)
            .filter(known -> inputs.stream().anyMatch(input -> records(known, input)))
            .map(Case::id)
            .limit(SHOWN_CASES)
            .toList();
    shown.addAll(own);
    for (String rule : rules) {
      List<String> reached = reaching(List.of(rule)).map(Case::id).toList();
      if (reached.stream().noneMatch(shown::contains)) {
        reached.stream().limit(2).forEach(shown::add);
      }
    }
    return List.copyOf(shown);
  }

  private Stream<Case> reaching(List<String> rules) {
    return cases.stream().filter(known -> rules.stream().anyMatch(rule -> reaches(known, rule)));
  }

  private static boolean records(Case known, String input) {
    return known.inputs().containsKey(input) && !known.isFalse(input);
  }

  private static boolean reaches(Case known, String rule) {
    Expectation expected = known.expectation();
    return expected.redFlags().containsKey(rule)
        || rule.equals(expected.top())
        || rule.equals(expected.step())
        || expected.contributors().contains(rule)
        || expected.linked().contains(rule)
        || expected.cards().stream()
            .anyMatch(card -> card.equals(rule) || card.startsWith(rule + ':'));
  }
}
