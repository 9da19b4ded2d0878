package org.hiphooks.cdshooks.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiphooks.cdshooks.dialect.Offers.LOINC;
import static org.hiphooks.cdshooks.dialect.Offers.card;
import static org.hiphooks.cdshooks.dialect.Offers.condition;
import static org.hiphooks.cdshooks.dialect.Offers.delete;
import static org.hiphooks.cdshooks.dialect.Offers.order;
import static org.hiphooks.cdshooks.dialect.Offers.suggestion;
import static org.hiphooks.cdshooks.dialect.Offers.update;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.config.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each demand of each client, by an answer that does not meet it. */
class DialectLinterTest {

  private static final Action PLACED = Action.create("X-ray", order(Offers.ITEM, "1"));

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCardThatKeepsToEverythingPasses(Dialect dialect) {
    assertThat(DialectLinter.check(dialect, card(suggestion("X-ray", PLACED)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theProtocolCountsForAll(Dialect dialect) {
    Card html = card(suggestion("X-ray", PLACED));
    ObjectNode json = AnswerWriter.cardTree(html).put("detail", "look <b>here</b>");
    assertThat(DialectLinter.check(dialect, json)).containsExactly("/detail holds HTML");
    ObjectNode topic = AnswerWriter.cardTree(html);
    topic.withObject("/source/topic").put("code", "RF-01");
    assertThat(DialectLinter.check(dialect, topic))
        .containsExactly("/source/topic/code may hold letters and digits only");
  }

  @Test
  void epicTakesOneActionASuggestion() {
    Card two = card(suggestion("Both", PLACED, Action.create("CT", order(Offers.ITEM, "2"))));
    assertThat(DialectLinter.check(Dialect.EPIC, two))
        .containsExactly("/suggestions/0/actions must be one action alone");
    assertThat(DialectLinter.check(Dialect.STANDARD, two)).isEmpty();
  }

  @Test
  void epicTakesAnySelectionOnly() {
    ObjectNode json =
        AnswerWriter.cardTree(card(suggestion("X-ray", PLACED)))
            .put("selectionBehavior", "at-most-one");
    assertThat(DialectLinter.check(Dialect.EPIC, json))
        .containsExactly("/selectionBehavior must be any");
    assertThat(DialectLinter.check(Dialect.STANDARD, json)).isEmpty();
  }

  @Test
  void epicShowsTheDescriptionAloneSoItMustTellSuggestionsApart() {
    Card same = card(suggestion("Right", PLACED), suggestion("Left", PLACED));
    assertThat(DialectLinter.check(Dialect.EPIC, same))
        .containsExactly(
            "/suggestions/1/actions/0/description says the same as another one of the card");
  }

  @Test
  void epicCreatesByCodesOfTheSiteOnly() {
    Card loinc = card(suggestion("X-ray", Action.create("X-ray", order(LOINC, "1"))));
    assertThat(DialectLinter.check(Dialect.EPIC, loinc))
        .containsExactly(
            "/suggestions/0/actions/0/resource/code is no code by which something can be created");
  }

  @Test
  void epicAsksWhereANewProblemBelongs() {
    ObjectNode problem = condition(EpicCodes.ICD10_CM_OID, "M25.551");
    assertThat(
            DialectLinter.check(
                Dialect.EPIC, card(suggestion("P", Action.create("P", problem.deepCopy())))))
        .isEmpty();
    problem.remove("category");
    assertThat(
            DialectLinter.check(Dialect.EPIC, card(suggestion("P", Action.create("P", problem)))))
        .containsExactly(
            "/suggestions/0/actions/0/resource/category"
                + " must be problem-list-item or encounter-diagnosis");
  }

  @Test
  void theSandboxStopsAtAnUpdateWithoutRating() {
    Card update = card(suggestion("Less", update("Less", order(LOINC, "1"))));
    assertThat(DialectLinter.check(Dialect.SANDBOX, update))
        .containsExactly(
            "/suggestions/0/actions/0/resource has no rating, without which the client stops");
  }

  @Test
  void theSandboxNeverReachesWhatStandsBehindARemoval() {
    Card replaced = card(suggestion("Change", delete("Remove"), PLACED));
    assertThat(DialectLinter.check(Dialect.SANDBOX, replaced))
        .containsExactly("/suggestions/0/actions/1 stands behind a removal and is never reached");
  }

  @Test
  void noClientButTheSandboxFillsExpressions() {
    List<ServiceDescription> services =
        List.of(
            service(
                "a", "Observation?date=ge{{today() - 365 days}}&patient={{context.patientId}}"));
    assertThat(DiscoveryLinter.check(Dialect.SANDBOX, services)).isEmpty();
    for (Dialect dialect : List.of(Dialect.STANDARD, Dialect.EPIC, Dialect.MEDPLUM)) {
      assertThat(DiscoveryLinter.check(dialect, services))
          .containsExactly("a prefetch key: this client fills no token but context.* and user*Id");
    }
  }

  @Test
  void theSandboxJoinsTwoDates() {
    List<ServiceDescription> services =
        List.of(service("a", "Observation?date=ge2026-01-01&date=le2026-02-01"));
    assertThat(DiscoveryLinter.check(Dialect.SANDBOX, services))
        .containsExactly("a prefetch key: this client joins two dates to one of either");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void clientsCallOneServiceAnId(Dialect dialect) {
    assertThat(DiscoveryLinter.check(dialect, List.of(service("a", "A"), service("a", "B"))))
        .containsExactly("a: two services have this id, and clients call only one");
  }

  private static ServiceDescription service(String id, String template) {
    Map<String, String> prefetch = new LinkedHashMap<>();
    prefetch.put("key", template);
    return new ServiceDescription(id, "patient-view", "T", "D", "U", prefetch, "1", "h");
  }
}
