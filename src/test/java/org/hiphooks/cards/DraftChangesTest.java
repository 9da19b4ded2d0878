package org.hiphooks.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.OrderElement;
import org.hiphooks.knowledge.SuggestionPlan.ChangePlan;
import org.hiphooks.knowledge.SuggestionPlan.SetPlan;
import org.hiphooks.knowledge.Terminology;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DraftChangesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Terminology TERMINOLOGY = Terminology.of(Content.embedded());
  private static final String ORDERS = "https://w3id.org/hiphooks/CodeSystem/hip-orders";

  private final ObjectNode order =
      object(
          "{'resourceType':'ServiceRequest','id':'o1','status':'draft','subject':"
              + "{'reference':'Patient/p1'},'occurrencePeriod':{'start':'2026-06-02'},"
              + "'orderDetail':[{'coding':[{'system':'%s','code':'guidance-fluoro'}]},"
              + "{'text':'left as it is'}]}",
          ORDERS);

  @Test
  void an_order_is_removed_by_its_reference() {
    assertThat(change(new ChangePlan(true, List.of()), order))
        .hasValueSatisfying(
            action -> {
              assertThat(action.type()).isEqualTo(Action.Type.DELETE);
              assertThat(action.resourceId()).isEqualTo("ServiceRequest/o1");
              assertThat(action.description()).isEqualTo("label");
            });
  }

  @Test
  void an_update_is_the_whole_draft_with_one_element_changed() {
    ObjectNode before = order.deepCopy();
    ObjectNode code = object("{'text':'new'}");

    ObjectNode changed = updated(new SetPlan(OrderElement.CODE, code, null), order);

    assertThat(changed.path("code")).isEqualTo(code);
    assertThat(changed.remove("code")).isNotNull();
    assertThat(changed).isEqualTo(before).isEqualTo(order);
  }

  @Test
  void a_detail_of_the_same_kind_is_replaced_and_others_stay() {
    ObjectNode ultrasound = object("{'coding':[{'system':'%s','code':'guidance-us'}]}", ORDERS);

    ObjectNode changed = updated(new SetPlan(OrderElement.ORDER_DETAIL, ultrasound, null), order);

    assertThat(changed.path("orderDetail"))
        .containsExactly(object("{'text':'left as it is'}"), ultrasound);
  }

  @Test
  void a_date_of_a_define_takes_the_place_of_any_other_time() {
    ObjectNode changed = updated(new SetPlan(OrderElement.OCCURRENCE, null, "date"), order);

    assertThat(changed.path("occurrenceDateTime").asText()).isEqualTo("2026-07-01");
    assertThat(changed.has("occurrencePeriod")).isFalse();
  }

  @Test
  void without_the_value_of_a_define_nothing_is_offered() {
    assertThat(change(update(new SetPlan(OrderElement.OCCURRENCE, null, "gone")), order)).isEmpty();
  }

  @Test
  void an_element_that_the_draft_cannot_have_is_not_set() {
    ObjectNode drug = object("{'resourceType':'MedicationRequest','id':'m1'}");

    assertThat(change(update(new SetPlan(OrderElement.OCCURRENCE, null, "date")), drug)).isEmpty();
  }

  @Test
  void a_draft_without_id_cannot_be_changed() {
    assertThat(change(new ChangePlan(true, List.of()), object("{'resourceType':'Condition'}")))
        .isEmpty();
  }

  @Test
  void a_problem_gets_the_side_of_the_pain_if_it_is_known() {
    ObjectNode problem = object("{'resourceType':'Condition','id':'c1'}");
    ObjectNode right = object("{'text':'right hip'}");
    SetPlan side = new SetPlan(OrderElement.BODY_SITE, TextNode.valueOf("index"), null);

    assertThat(change(update(side), problem)).isEmpty();
    assertThat(new DraftChanges(TERMINOLOGY, List.of(right)).of(update(side), "x", problem, card()))
        .hasValueSatisfying(
            action -> assertThat(resource(action).path("bodySite")).containsExactly(right));
  }

  private static ObjectNode updated(SetPlan set, ObjectNode draft) {
    Action action = change(update(set), draft).orElseThrow();
    assertThat(action.type()).isEqualTo(Action.Type.UPDATE);
    return resource(action);
  }

  private static ObjectNode resource(Action action) {
    ObjectNode resource = action.resource();
    return resource == null ? JSON.createObjectNode() : resource;
  }

  private static ChangePlan update(SetPlan set) {
    return new ChangePlan(false, List.of(set));
  }

  private static Optional<Action> change(ChangePlan change, ObjectNode draft) {
    return new DraftChanges(TERMINOLOGY, List.of()).of(change, "label", draft, card());
  }

  private static FiredCard card() {
    return new FiredCard(
        new Situation().card("R", List.of()).decision().cards().get(0).plan(),
        List.of(),
        List.of(),
        List.of(),
        Map.of("date", "2026-07-01"),
        Set.of());
  }

  private static ObjectNode object(String json, Object... values) {
    try {
      JsonNode node = JSON.readTree(json.formatted(values).replace('\'', '"'));
      return (ObjectNode) node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
