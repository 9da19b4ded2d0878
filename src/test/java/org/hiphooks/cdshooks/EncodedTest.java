package org.hiphooks.cdshooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EncodedTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void it_is_written_beforehand_without_what_is_empty() throws Exception {
    Encoded encoded =
        (Encoded) Encoded.of(JSON.readTree("{\"a\": [{\"b\": \"\"}, \"x\"], \"c\": null}"));

    assertThat(new String(encoded.json(), UTF_8)).isEqualTo("{\"a\":[\"x\"]}");
    assertThat(encoded).isEqualTo(JSON.readTree("{\"a\":[\"x\"]}"));
    assertThat(encoded.toString()).isEqualTo("{\"a\":[\"x\"]}");
  }

  @Test
  void nobody_can_change_what_was_written() throws Exception {
    ObjectNode object = (ObjectNode) Encoded.of(JSON.readTree("{\"a\": {\"b\": [1]}}"));
    ArrayNode array = (ArrayNode) Encoded.of(JSON.readTree("[{\"a\": 1}]"));

    assertThatThrownBy(() -> object.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((ObjectNode) object.path("a")).put("x", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((ArrayNode) object.at("/a/b")).add(2))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> array.add(1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((ObjectNode) array.get(0)).remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_copy_can_be_changed_and_is_written_as_it_is_then() throws Exception {
    JsonNode encoded = Encoded.of(JSON.readTree("{\"a\": {\"b\": [1]}}"));
    ObjectNode copy = encoded.deepCopy();

    ((ArrayNode) copy.at("/a/b")).add(2);

    assertThat(new String(new AnswerBuffer().write(copy).toBytes(), UTF_8))
        .isEqualTo("{\"a\":{\"b\":[1,2]}}");
    assertThat(encoded.toString()).isEqualTo("{\"a\":{\"b\":[1]}}");
  }

  @Test
  void what_it_was_made_of_may_change_without_harm() throws Exception {
    ObjectNode source = (ObjectNode) JSON.readTree("{\"a\": {\"b\": 1}}");
    JsonNode encoded = Encoded.of(source);

    ((ObjectNode) source.path("a")).put("b", 2);

    assertThat(encoded.toString()).isEqualTo("{\"a\":{\"b\":1}}");
  }

  @Test
  void a_text_or_a_number_stays_what_it_is() throws Exception {
    assertThat(Encoded.of(JSON.readTree("\"x\""))).isNotInstanceOf(Encoded.class);
    assertThat(Encoded.of(JSON.readTree("1")).intValue()).isEqualTo(1);
  }
}
