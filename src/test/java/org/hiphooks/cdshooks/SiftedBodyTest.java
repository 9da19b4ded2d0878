package org.hiphooks.cdshooks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The walk over bytes makes what the parser makes, or leaves the body to it. {@code
 * -Dhiphooks.bodies=1000000} breaks as many bodies.
 */
class SiftedBodyTest {

  private static final int BODIES = Integer.getInteger("hiphooks.bodies", 30_000);
  private static final long SEED = Long.getLong("hiphooks.seed", 42);

  private static final String BODY =
      """
      {"hook":"patient-view","hookInstance":"3f0c7a5e-6f5c-4a53-9f6c-3a0a5d1b2c3d",
       "context":{"userId":"Practitioner/a","patientId":"p"},"prefetch":{
        "patient":{"resourceType":"Patient","id":"p","name":[{"family":"Gr\\u00fc\\nn \\"X\\""}]},
        "findings":{"resourceType":"Bundle","type":"searchset","total":2,"entry":[
          {"fullUrl":"urn:a","resource":{"resourceType":"Observation","id":"1","status":"final",
            "code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}]},
            "subject":{"reference":"Patient/p"},"valueQuantity":{"value":-12.50,"unit":"µg/l"}}},
          {"resource":{"id":"2","resourceType":"Observation","valueInteger":1234567890123,
            "valueBoolean":true,"note":[],"text":{},"component":null}} ],
          "link":[{"relation":"next","url":"https://e/𝄞"}]},
        "conditions":null, "other":[1, 0, -0, 2.5, 100000000000, "", false]},
       "extension" : { } }
      """;

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          " ",
          "\n",
          "\t",
          "\r",
          "0",
          "1",
          "-",
          "+",
          ".",
          "e",
          "E5",
          "1e400",
          "1e9999999999",
          "null",
          "true",
          "false",
          "nul",
          "NaN",
          "00",
          "-.5",
          "\\u",
          "\\u00e9",
          "\\uD800",
          "\\x",
          "\\/",
          "é",
          "\u0000",
          "\u001f",
          "\u007f",
          "id",
          "\"id\":1,",
          "\"resourceType\":\"Bundle\",",
          "{\"a\":1,\"a\":2}",
          "//",
          "'",
          "\ufeff");

  private static final byte[][] BROKEN = {
    {(byte) 0xff},
    {(byte) 0xc3},
    {(byte) 0xc0, (byte) 0x80},
    {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xf0, (byte) 0x80, (byte) 0x80, (byte) 0x80},
    {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
    {(byte) 0xe2, (byte) 0x82}
  };

  private final BodyParser parser = new BodyParser(RequestReader.MAX_BYTES);
  private final NameCache names = new NameCache();
  private final Random random = new Random(SEED);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What the parser makes of it; null if it refuses. */
  private @Nullable ObjectNode parsed(byte[] body) throws IOException {
    try {
      return parser.parse(new ByteArrayInputStream(body));
    } catch (MalformedRequest e) {
      return null;
    }
  }

  @Test
  void anOrdinaryBodyIsReadWithoutTheParser() throws IOException {
    ObjectNode tree = SiftedBody.read(bytes(BODY), names, Sieve.ALL);
    ObjectNode expected = requireNonNull(parsed(bytes(BODY)));

    ((ObjectNode) expected.at("/prefetch/findings/entry/0")).remove("fullUrl");
    assertThat(tree).isEqualTo(expected).hasToString(expected.toString());
  }

  @Test
  void whateverIsBrokenIsReadAsTheParserReadsItOrLeftToIt() throws IOException {
    int read = 0;
    int refused = 0;
    for (int i = 0; i < BODIES; i++) {
      byte[] body = bytes(BODY);
      int faults = 1 + random.nextInt(3);
      for (int fault = 0; fault < faults; fault++) {
        body = broken(body);
      }
      ObjectNode tree = SiftedBody.read(body, names, Sieve.ALL);
      ObjectNode expected = parsed(body);
      refused += expected == null ? 1 : 0;
      if (tree != null) {
        read++;
        String what = new String(body, StandardCharsets.UTF_8);
        assertThat(expected).as("seed %d: %s", SEED, what).isNotNull();
        ObjectNode parsed = requireNonNull(expected);
        withoutAddresses(parsed);
        assertThat(tree).as(what).isEqualTo(parsed).hasToString(parsed.toString());
      }
    }
    assertThat(read).as("read without the parser").isGreaterThan(BODIES / 20);
    assertThat(refused).as("refused").isGreaterThan(BODIES / 20);
  }

  /** Of an entry of a Bundle whose type comes first, only the resource is kept. */
  private static void withoutAddresses(ObjectNode tree) {
    tree.path("prefetch")
        .forEach(
            answer -> {
              boolean isBundle = "Bundle".equals(answer.path("resourceType").asText());
              boolean isFirst = isBundle && "resourceType".equals(answer.fieldNames().next());
              if (isFirst && answer.path("entry").isArray()) {
                answer
                    .path("entry")
                    .forEach(
                        entry -> {
                          if (entry instanceof ObjectNode object) {
                            object.retain("resource");
                          }
                        });
              }
            });
  }

  private byte[] broken(byte[] body) {
    int at = random.nextInt(body.length + 1);
    int gone = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
    byte[] piece =
        switch (random.nextInt(6)) {
          case 0 -> BROKEN[random.nextInt(BROKEN.length)];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 2 -> Arrays.copyOfRange(body, at, Math.min(body.length, at + random.nextInt(40)));
          default -> bytes(PIECES.get(random.nextInt(PIECES.size())));
        };
    byte[] rest = Arrays.copyOfRange(body, Math.min(body.length, at + gone), body.length);
    byte[] made = Arrays.copyOf(body, at + piece.length + rest.length);
    System.arraycopy(piece, 0, made, at, piece.length);
    System.arraycopy(rest, 0, made, at + piece.length, rest.length);
    return random.nextInt(20) == 0 ? Arrays.copyOf(made, at) : made;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{} {}",
        "{\"hook\":\"a\",\"hook\":\"b\"}",
        "{\"hook\":\"a\",\"\\u0068ook\":\"b\"}",
        "{\"prefetch\":{\"a\":{\"resourceType\":\"Slide\",\"x\":{\"y\":1,\"y\":1}}}}",
        "{\"prefetch\":{\"a\":{\"resourceType\":\"Slide\",\"x\":1e9999999999}}}",
        "{\"prefetch\":{\"a\":{\"resourceType\":\"Slide\",\"x\":01}}}",
        "{\"prefetch\":{\"a\":{\"resourceType\":\"Slide\",\"x\":\"\u0001\"}}}",
        "{\"prefetch\":{\"a\":{\"resourceType\":\"Slide\",\"x\":[1,]}}}",
        "{\"prefetch\":{\"a\":{\"resourceType\":\"Slide\",\"x\":tru}}}"
      })
  void whatIsRefusedIsRefusedInTheSameWords(String body) {
    assertThat(refusal(body, nothing())).isEqualTo(refusal(body, null)).isNotEmpty();
  }

  @Test
  void whatIsNestedTooDeepWhereNobodyLooksIsRefused() {
    String deep = "[".repeat(250) + "]".repeat(250);
    String body = "{\"prefetch\":{\"a\":{\"resourceType\":\"Slide\",\"x\":" + deep + "}}}";

    assertThat(refusal(body, nothing())).isEqualTo(refusal(body, null)).contains("nested too deep");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAsSuch() {
    RequestReader reader = new RequestReader(100);
    String body = "{\"hook\":\"x\",\"extension\":[" + "1,".repeat(8_000) + "1]}";

    assertThat(refusal(reader, body, nothing()))
        .isEqualTo(refusal(reader, body, null))
        .contains("too large");
  }

  @Test
  void aBodyIsReadToItsEndWhateverLengthItSaysToHave() throws IOException, MalformedRequest {
    byte[] body = bytes(BODY);
    for (long length : new long[] {-1, 0, 1, body.length - 1, body.length, body.length + 1}) {
      HookRequest read =
          new RequestReader().read(new ByteArrayInputStream(body), length, Sieve.ALL);

      assertThat(read.prefetch()).as("said to have %d", length).hasSize(4);
    }
  }

  /** Nobody looks at any resource. */
  private static Sieve nothing() {
    Kept kept =
        new Kept(
            Map.of(),
            name -> Kept.Use.NEVER,
            new Kept.Seen() {
              @Override
              public boolean isByElementOnly() {
                return false;
              }

              @Override
              public boolean isBy(String name, JsonNode value) {
                return false;
              }
            });
    return type -> kept;
  }

  private static String refusal(String body, @Nullable Sieve sieve) {
    return refusal(new RequestReader(), body, sieve);
  }

  private static String refusal(RequestReader reader, String body, @Nullable Sieve sieve) {
    ByteArrayInputStream stream = new ByteArrayInputStream(bytes(body));
    try {
      return (sieve == null ? reader.read(stream) : reader.read(stream, sieve)).hook() + " read";
    } catch (MalformedRequest e) {
      return e.status() + " " + e.pointer() + " " + e.getMessage();
    } catch (IOException e) {
      return "not read";
    }
  }
}
