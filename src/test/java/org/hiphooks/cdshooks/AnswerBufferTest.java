package org.hiphooks.cdshooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson is asked what is right. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnswerBufferTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int TREES = 2_000;
  private static final int LONGEST = 40;

  /** Characters that are written differently, each kind with its neighbours. */
  private static final String LETTERS =
      "ab{}[]:,/\"\\\b\t\n\f\r\u0000\u001f\u007f\u0080\u07ff\u0800\uffff≥–é\ud83d\ude00\ud800\udc00";

  @Test
  void each_character_alone_and_between_others_is_written_as_Jackson_does() {
    for (int character = 0; character <= Character.MAX_VALUE; character++) {
      same(TextNode.valueOf("a" + (char) character + "b" + (char) character));
    }
  }

  @Test
  void characters_beyond_the_first_plane_are_four_bytes() {
    assertThat(written(TextNode.valueOf("😀"))).isEqualTo("\"😀\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[[],{}]",
        "{\"\":{}}",
        "0",
        "-1",
        "1.50",
        "1e400",
        "true",
        "false",
        "null",
        "9007199254740993",
        "[0.1, 1E-7, 12345678901234567890]"
      })
  void containers_and_numbers_of_any_kind_are_written_as_Jackson_does(String json)
      throws Exception {
    same(JSON.readTree(json));
    same(
        JSON.reader()
            .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readTree(json));
  }

  @Test
  void a_text_longer_than_all_that_was_foreseen_has_room() {
    same(TextNode.valueOf("\u0001".repeat(50_000) + "x".repeat(50_000)));
    same(TextNode.valueOf("≥".repeat(50_000)));
  }

  @Test
  void trees_made_by_chance_are_written_as_Jackson_does() {
    Random random = new Random(11);
    for (int i = 0; i < TREES; i++) {
      JsonNode tree = tree(random, 4);
      same(tree);
      same(NODES.objectNode().set("part", Encoded.of(tree)));
    }
  }

  private static JsonNode tree(Random random, int depth) {
    switch (depth == 0 ? random.nextInt(4) : random.nextInt(8)) {
      case 0:
        return NODES.numberNode(random.nextInt());
      case 1:
        return NODES.booleanNode(random.nextBoolean());
      case 2:
        return NODES.numberNode(BigDecimal.valueOf(random.nextInt(), random.nextInt(5)));
      case 3:
        return TextNode.valueOf(text(random));
      case 4, 5:
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(tree(random, depth - 1));
        }
        return array;
      default:
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(text(random), tree(random, depth - 1));
        }
        return object;
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(LONGEST); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static void same(JsonNode node) {
    try {
      byte[] right = JSON.writeValueAsString(node).getBytes(UTF_8);
      assertThat(new AnswerBuffer().write(node).toBytes()).isEqualTo(right);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String written(JsonNode node) {
    return new String(new AnswerBuffer().write(node).toBytes(), UTF_8);
  }
}
