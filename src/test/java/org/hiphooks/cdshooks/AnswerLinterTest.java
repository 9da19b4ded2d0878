package org.hiphooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnswerLinterTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_good_card_has_no_problems() {
    assertThat(AnswerLinter.check(Cards.full())).isEmpty();
    assertThat(AnswerLinter.check(Cards.plain("Look"))).isEmpty();
  }

  @Test
  void a_summary_has_at_most_139_code_points() {
    assertThat(AnswerLinter.check(Cards.plain("😀".repeat(139)))).isEmpty();
    assertThat(AnswerLinter.check(Cards.plain("x".repeat(140))))
        .containsExactly("/summary has more than 139 characters");
  }

  /** One element of a good card is replaced by a value, or removed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/uuid | - | /uuid must be a string",
        "/summary | - | /summary must be a string",
        "/summary | \"\" | /summary must be a string",
        "/summary | 5 | /summary must be a string",
        "/indicator | - | /indicator is none of",
        "/indicator | \"hard-stop\" | /indicator is none of",
        "/detail | 5 | /detail must be a string",
        "/detail | \"a <b>c</b>\" | /detail holds HTML",
        "/detail | \"<!-- x -->\" | /detail holds HTML",
        "/source | - | /source/label must be a string",
        "/source/label | \"\" | /source/label must be a string",
        "/source/url | \"/relative\" | /source/url must be an absolute",
        "/source/url | \"javascript:alert(1)\" | /source/url must be an absolute",
        "/source/url | \"not an address\" | /source/url is no address",
        "/source/icon | \"x\" | /source/icon must be an absolute",
        "/source/topic | - | /source/topic/system must be a string",
        "/source/topic/code | \"RF-01\" | /source/topic/code may hold letters and digits only",
        "/suggestions | {} | /suggestions must be an array",
        "/suggestions | [] | /suggestions is empty",
        "/selectionBehavior | - | /selectionBehavior must be any or at-most-one",
        "/selectionBehavior | \"all\" | /selectionBehavior must be any or at-most-one",
        "/suggestions/0/label | - | /suggestions/0/label must be a string",
        "/suggestions/0/uuid | - | /suggestions/0/uuid must be a string",
        "/suggestions/0/actions | - | /suggestions/0/actions must hold at least one action",
        "/suggestions/0/actionSelectionBehavior | \"any\" | /suggestions/0/actionSelectionBehavior is known",
        "/suggestions/0/actions/0/type | \"patch\" | /suggestions/0/actions/0/type is none of",
        "/suggestions/0/actions/0/description | - | /suggestions/0/actions/0/description must be",
        "/suggestions/0/actions/0/resource | - | /suggestions/0/actions/0/resource must be a FHIR",
        "/suggestions/0/actions/0/resource | \"x\" | /suggestions/0/actions/0/resource must be a FHIR",
        "/suggestions/0/actions/0/type | \"update\" | /suggestions/0/actions/0/resource/id is needed",
        "/suggestions/0/actions/0/type | \"delete\" | /suggestions/0/actions/0/resourceId must be",
        "/suggestions/0/actions/0/resource/note | [] | /suggestions/0/actions/0/resource/note is empty",
        "/overrideReasons | \"x\" | /overrideReasons must be an array",
        "/overrideReasons/0/code | - | /overrideReasons/0/code must be a string",
        "/overrideReasons/0/system | \"\" | /overrideReasons/0/system must be a string",
        "/overrideReasons/0/display | - | /overrideReasons/0/display must be a string",
        "/links | [] | /links is empty",
        "/links/0/label | - | /links/0/label must be a string",
        "/links/0/url | \"ftp://example.org\" | /links/0/url must be an absolute",
        "/links/0/type | - | /links/0/type must be a string",
        "/links/0/type | \"relative\" | /links/0/type is none of",
        "/links/0/appContext | \"x\" | /links/0/appContext is for smart links only",
        "/extension | [1] | /extension must be an object",
        "/extension | {} | /extension is empty",
        "/extension/org.hiphooks.guidance/rule | null | /extension/org.hiphooks.guidance/rule is empty",
      })
  void each_broken_rule_is_found(String pointer, String value, String problem) throws IOException {
    List<String> problems = AnswerLinter.check(changed(pointer, value));

    assertThat(problems).anySatisfy(found -> assertThat(found).startsWith(problem));
  }

  @Test
  void at_most_one_allows_one_recommendation() throws IOException {
    ObjectNode card = (ObjectNode) changed("/selectionBehavior", "\"at-most-one\"");
    ObjectNode first = (ObjectNode) card.at("/suggestions/0");
    first.put("isRecommended", true);
    assertThat(AnswerLinter.check(card)).isEmpty();

    card.withArray("suggestions").add(first.deepCopy());
    assertThat(AnswerLinter.check(card))
        .containsExactly("/suggestions recommends more than the one that may be taken");
  }

  @Test
  void a_smart_link_may_carry_a_context() throws IOException {
    JsonNode card = changed("/links/0/type", "\"smart\"");
    ((ObjectNode) card.at("/links/0")).put("appContext", "x");

    assertThat(AnswerLinter.check(card)).isEmpty();
  }

  @Test
  void a_null_that_keeps_an_array_in_step_with_its_extensions_is_no_empty() throws IOException {
    ObjectNode card = (ObjectNode) changed("/detail", "\"x\"");
    ObjectNode resource = (ObjectNode) card.at("/suggestions/0/actions/0/resource");
    resource.putArray("given").add("A").addNull();
    assertThat(AnswerLinter.check(card)).hasSize(1);

    resource.putArray("_given").addNull().addObject().put("id", "g");
    assertThat(AnswerLinter.check(card)).isEmpty();
  }

  @Test
  void an_answer_has_an_array_of_good_cards() throws IOException {
    assertThat(answer("{}")).containsExactly("/cards must be an array");
    assertThat(answer("{\"cards\": {}}")).contains("/cards must be an array");
    assertThat(answer("{\"cards\": []}")).isEmpty();
    assertThat(answer("{\"cards\": [{}]}"))
        .contains("/cards/0/summary must be a string that is not empty");
    assertThat(answer("{\"cards\": [], \"systemActions\": []}"))
        .containsExactly("/systemActions is not agreed with any client");
  }

  @Test
  void no_two_cards_share_a_uuid() {
    JsonNode twice = AnswerWriter.cardsTree(List.of(Cards.full(), Cards.plain("Look")));

    assertThat(AnswerLinter.checkAnswer(twice))
        .containsExactly("/cards two cards or suggestions have the same uuid");
  }

  private static List<String> answer(String json) throws IOException {
    return AnswerLinter.checkAnswer(JSON.readTree(json));
  }

  private static JsonNode changed(String pointer, String value) throws IOException {
    ObjectNode card = AnswerWriter.cardTree(Cards.full()).deepCopy();
    int last = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) card.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    if ("-".equals(value)) {
      parent.remove(name);
    } else {
      parent.set(name, JSON.readTree(value));
    }
    return card;
  }
}
