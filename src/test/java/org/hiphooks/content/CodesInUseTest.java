package org.hiphooks.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.content.ReachedCodes.Named;
import org.hiphooks.knowledge.CodeSet;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every code of a rule is in a shipped value set, and none is shipped that nothing reads: who
 * records such a code is heard by nobody.
 */
class CodesInUseTest {

  private static final String OURS = "https://w3id.org/hiphooks/";

  /** What answers are made of, and what a call orders. */
  private static final List<String> SHOWN = List.of("HipGuidance", "HipReadingOrders");

  /** The code systems whose codes stand in records and drafts. */
  private static final List<String> RECORDED =
      List.of(OURS + "CodeSystem/hip-findings", OURS + "CodeSystem/hip-orders");

  /** Body sites of drafts, which are looked up by the side. */
  private static final List<String> BY_NAME =
      List.of(OURS + "ValueSet/draft-site-left", OURS + "ValueSet/draft-site-right");

  private static ContentFiles content;
  private static Knowledge knowledge;
  private static ReachedCodes reached;

  @BeforeAll
  static void readOnce() throws Exception {
    content = ContentFiles.read();
    knowledge = Knowledge.load(Content.ofDirectory(Path.of(".")));
    reached = new ReachedCodes(knowledge.cql(), SHOWN);
  }

  @Test
  void everyCodeOfARuleIsInAShippedValueSet() {
    assertThat(reached.codes())
        .isNotEmpty()
        .allSatisfy(
            code ->
                assertThat(knowledge.terminology().valueSetsOf(code.of(), code.name()))
                    .as(code.toString())
                    .isNotEmpty());
    assertThat(knowledge.terminology().valueSets()).containsAll(reached.valueSets());
  }

  /** A set that is not read as one may name codes that are read one by one. */
  @Test
  void everyCodeOfAShippedValueSetIsReadDraftedOrOffered() {
    Set<Named> used = used();
    Set<String> unused = new TreeSet<>();
    for (String url : knowledge.terminology().valueSets()) {
      for (Named code : codesOf(url)) {
        if (!used.contains(code)) {
          unused.add(url + ' ' + code);
        }
      }
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void everyCodeOfOursThatARecordMayHoldIsReadOrDrafted() {
    Set<Named> used = used();
    List<String> unused = new ArrayList<>();
    for (JsonNode system : content.ofType("CodeSystem")) {
      String url = system.path("url").asText();
      for (JsonNode concept : system.path("concept")) {
        Named code = new Named(url, concept.path("code").asText());
        if (RECORDED.contains(url) && !used.contains(code)) {
          unused.add(code.toString());
        }
      }
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void aCodeThatNothingReadsIsNoticed() {
    assertThat(used())
        .contains(new Named(RECORDED.get(0), "hop-test"))
        .doesNotContain(new Named(RECORDED.get(0), "prior-dvt"));
  }

  /** Read by CQL, drafted, or offered as a reason or a side. */
  private static Set<Named> used() {
    Set<Named> used = new HashSet<>(reached.codes());
    reached.valueSets().forEach(url -> used.addAll(codesOf(url)));
    for (JsonNode definition : content.ofType("ActivityDefinition")) {
      addCodings(definition, used);
    }
    for (JsonNode plan : content.ofType("PlanDefinition")) {
      plan.findValuesAsText("valueCanonical").forEach(url -> used.addAll(codesOf(url)));
    }
    BY_NAME.forEach(url -> used.addAll(codesOf(url)));
    return used;
  }

  private static List<Named> codesOf(String valueSet) {
    List<Named> named = new ArrayList<>();
    CodeSet set = knowledge.terminology().codeSet(valueSet);
    if (set != null) {
      for (Map<String, Set<String>> members : List.of(set.codes(), set.prefixes())) {
        members.forEach((system, codes) -> codes.forEach(c -> named.add(new Named(system, c))));
      }
    }
    return named;
  }

  private static void addCodings(JsonNode node, Set<Named> codes) {
    if (node.path("system").isTextual() && node.path("code").isTextual()) {
      codes.add(new Named(node.path("system").textValue(), node.path("code").textValue()));
    }
    node.forEach(child -> addCodings(child, codes));
  }
}
