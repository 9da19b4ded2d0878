package org.hiphooks.cdshooks.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiphooks.cdshooks.dialect.Offers.LOINC;
import static org.hiphooks.cdshooks.dialect.Offers.card;
import static org.hiphooks.cdshooks.dialect.Offers.client;
import static org.hiphooks.cdshooks.dialect.Offers.condition;
import static org.hiphooks.cdshooks.dialect.Offers.delete;
import static org.hiphooks.cdshooks.dialect.Offers.item;
import static org.hiphooks.cdshooks.dialect.Offers.order;
import static org.hiphooks.cdshooks.dialect.Offers.resource;
import static org.hiphooks.cdshooks.dialect.Offers.suggestion;
import static org.hiphooks.cdshooks.dialect.Offers.update;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Suggestion;
import org.hiphooks.config.CodeMapping;
import org.hiphooks.config.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of one card for each kind of client. */
class ShapeTest {

  private static final Action XRAY = Action.create("Radiograph", order(LOINC, "30671-2"));
  private static final Action BLOOD = Action.create("Blood count", order(LOINC, "57021-8"));
  private static final Card TWO_ORDERS = card(suggestion("Work-up", XRAY, BLOOD));

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"STANDARD", "MEDPLUM", "SANDBOX"})
  void mostClientsGetTheCardAsItIs(Dialect dialect) {
    assertThat(Shape.of(client(dialect)).of(TWO_ORDERS)).isEqualTo(TWO_ORDERS);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCodeOfTheClientTakesThePlaceOfOurs(Dialect dialect) {
    Card shaped = shaped(dialect, card(suggestion("Radiograph", XRAY)), item("30671-2", "77"));
    ObjectNode resource = resourceOf(shaped, 0);
    assertThat(resource.at("/code/coding")).hasSize(1);
    assertThat(resource.at("/code/coding/0/system").asText()).isEqualTo(Offers.ITEM);
    assertThat(resource.at("/code/coding/0/code").asText()).isEqualTo("77");
  }

  @Test
  void theNeutralCardIsNotChanged() {
    shaped(Dialect.EPIC, TWO_ORDERS, item("30671-2", "77"));
    assertThat(resourceOf(TWO_ORDERS, 0).at("/code/coding/0/code").asText()).isEqualTo("30671-2");
  }

  @Test
  void aMappingForThePriorityCountsMoreThanOneForAny() {
    ObjectNode urgent = order(LOINC, "30671-2").put("priority", "urgent");
    ObjectNode routine = order(LOINC, "30671-2").put("priority", "routine");
    CodeMapping any = item("30671-2", "1");
    CodeMapping fast = new CodeMapping(LOINC, "30671-2", "urgent", Offers.ITEM, "2");
    Card two =
        card(
            suggestion("Soon", Action.create("Soon", urgent)),
            suggestion("Some day", Action.create("Some day", routine)));
    Card shaped = shaped(Dialect.STANDARD, two, any, fast);
    assertThat(resourceOf(shaped, 0).at("/code/coding/0/code").asText()).isEqualTo("2");
    assertThat(resourceOf(shaped, 1).at("/code/coding/0/code").asText()).isEqualTo("1");
  }

  @Test
  void drugsAreMappedToo() {
    ObjectNode drug = resource("MedicationRequest");
    drug.putObject("medicationCodeableConcept")
        .put("text", "Ibuprofen")
        .putArray("coding")
        .addObject()
        .put("system", LOINC)
        .put("code", "5640");
    Card shaped =
        shaped(Dialect.EPIC, card(suggestion("D", Action.create("D", drug))), item("5640", "9"));
    assertThat(resourceOf(shaped, 0).at("/medicationCodeableConcept/coding/0/code").asText())
        .isEqualTo("9");
    assertThat(resourceOf(shaped, 0).at("/medicationCodeableConcept/text").asText())
        .isEqualTo("Ibuprofen");
  }

  @Test
  void epicGetsOneActionASuggestionEachWithItsOwnWordsAndId() {
    Card shaped = shaped(Dialect.EPIC, TWO_ORDERS, item("30671-2", "1"), item("57021-8", "2"));
    assertThat(shaped.suggestions())
        .extracting(Suggestion::label)
        .containsExactly("Radiograph", "Blood count");
    assertThat(shaped.suggestions()).allMatch(suggestion -> suggestion.actions().size() == 1);
    assertThat(shaped.suggestions()).extracting(Suggestion::uuid).doesNotHaveDuplicates();
    assertThat(shaped.suggestions())
        .extracting(Suggestion::uuid)
        .doesNotContain(TWO_ORDERS.suggestions().get(0).uuid());
    assertThat(shaped(Dialect.EPIC, TWO_ORDERS, item("30671-2", "1"), item("57021-8", "2")))
        .isEqualTo(shaped);
  }

  @Test
  void aSuggestionOfOneActionKeepsLabelAndId() {
    Card one = card(suggestion("Picture", XRAY));
    Suggestion shaped = shaped(Dialect.EPIC, one, item("30671-2", "1")).suggestions().get(0);
    assertThat(shaped.uuid()).isEqualTo(one.suggestions().get(0).uuid());
    assertThat(shaped.label()).isEqualTo("Picture");
  }

  @Test
  void epicIsNotOfferedWhatItCannotPlace() {
    Card shaped = shaped(Dialect.EPIC, TWO_ORDERS, item("57021-8", "2"));
    assertThat(shaped.suggestions()).extracting(Suggestion::label).containsExactly("Blood count");
    assertThat(shaped(Dialect.EPIC, TWO_ORDERS).suggestions()).isEmpty();
  }

  @Test
  void epicIsNotOfferedToRemoveAnOrderWhoseReplacementItCannotPlace() {
    Card replaced = card(suggestion("Change", delete("Remove the CT"), XRAY));
    assertThat(shaped(Dialect.EPIC, replaced).suggestions()).isEmpty();
    assertThat(shaped(Dialect.EPIC, replaced, item("30671-2", "1")).suggestions()).hasSize(2);
  }

  @Test
  void changesAndRemovalsNeedNoCodeOfTheSite() {
    Card changes =
        card(
            suggestion("Remove", delete("Remove the CT")),
            suggestion("Change", update("Less", order(LOINC, "1"))));
    assertThat(shaped(Dialect.EPIC, changes)).isEqualTo(changes);
  }

  @Test
  void epicGetsProblemsUnderTheOidOfIcd10Cm() {
    Card problems =
        card(
            suggestion("Coded", Action.create("Coded", condition(EpicCodes.ICD10_CM, "M76.899"))),
            suggestion(
                "Foreign",
                Action.create("Foreign", condition("http://snomed.info/sct", "7674000"))));
    Card shaped = shaped(Dialect.EPIC, problems);
    assertThat(shaped.suggestions()).extracting(Suggestion::label).containsExactly("Coded");
    assertThat(resourceOf(shaped, 0).at("/code/coding/0/system").asText())
        .isEqualTo("urn:oid:2.16.840.1.113883.6.90");
  }

  @Test
  void epicReadsTheSideInTheDescription() {
    ObjectNode right = order(LOINC, "30671-2");
    right.putArray("bodySite").addObject().put("text", "Right hip");
    ObjectNode both = right.deepCopy();
    both.withArray("bodySite").addObject().put("text", "Left hip");
    Card sides =
        card(
            suggestion("MRI", Action.create("MRI", right)),
            suggestion("MRI, both hips", Action.create("MRI, both hips", both)));
    assertThat(shaped(Dialect.EPIC, sides, item("30671-2", "1")).suggestions())
        .extracting(suggestion -> suggestion.actions().get(0).description())
        .containsExactly("MRI (Right hip)", "MRI, both hips");
  }

  @Test
  void theSandboxIsNotAskedToUpdateWhatStopsIt() {
    ObjectNode rated = order(LOINC, "1");
    rated
        .putArray("extension")
        .addObject()
        .put("url", "http://fhir.org/argonaut/Extension/pama-rating");
    Card changes =
        card(
            suggestion("Plain", update("Plain", order(LOINC, "1"))),
            suggestion("Rated", update("Rated", rated)),
            suggestion("Drug", update("Drug", resource("MedicationRequest"))));
    assertThat(shaped(Dialect.SANDBOX, changes).suggestions())
        .extracting(Suggestion::label)
        .containsExactly("Rated", "Drug");
  }

  @Test
  void theSandboxIsToldOfRemovalsLast() {
    Card replaced = card(suggestion("Change", delete("Remove"), XRAY, BLOOD));
    assertThat(shaped(Dialect.SANDBOX, replaced).suggestions().get(0).actions())
        .extracting(Action::description)
        .containsExactly("Radiograph", "Blood count", "Remove");
  }

  private static Card shaped(Dialect dialect, Card card, CodeMapping... codes) {
    return Shape.of(client(dialect, codes)).of(List.of(card)).get(0);
  }

  private static ObjectNode resourceOf(Card card, int suggestion) {
    ObjectNode resource = card.suggestions().get(suggestion).actions().get(0).resource();
    return Objects.requireNonNull(resource);
  }
}
