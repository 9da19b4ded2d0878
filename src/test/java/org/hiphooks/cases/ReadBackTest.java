package org.hiphooks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.chart.Facts;
import org.hiphooks.evaluate.FactReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case, in every form it can be written in, is read back to the inputs it was made of. */
class ReadBackTest {

  private static final Content CONTENT = Content.ofDirectory(Path.of("."));
  private static final Knowledge KNOWLEDGE = Knowledge.load(CONTENT);
  private static final ChartReader CHARTS =
      new ChartReader(KNOWLEDGE.terminology(), KNOWLEDGE.prefetch());
  private static final FactReader FACTS = new FactReader(KNOWLEDGE.cql(), KNOWLEDGE.terminology());
  private static final RenderOptions PLAIN = RenderOptions.plain();
  private static final int DEGRADATIONS_A_CASE = 3;
  private static final List<String> NOT_ALONE =
      List.of("hipPain", "hipPainStale", "durationWeeks", "injCount12m", "daysSinceLastInjection");
  private static final RenderOptions VARIED = PLAIN.withVariedCodings();

  static Map<String, RenderOptions> options() {
    Map<String, RenderOptions> forms = new LinkedHashMap<>();
    forms.put("plain", PLAIN);
    forms.put("oldest", PLAIN.withWindow(Window.OLDEST));
    forms.put("newest", PLAIN.withWindow(Window.NEWEST));
    forms.put("noise", PLAIN.withSeed(1).withNoise(60));
    forms.put("vendor", PLAIN.inVendorShape());
    forms.put("varied", VARIED.withSeed(1));
    forms.put("varied oldest", VARIED.withSeed(2).withWindow(Window.OLDEST));
    forms.put("all", VARIED.withSeed(4).withWindow(Window.NEWEST).withNoise(60).inVendorShape());
    return forms;
  }

  static List<String> forms() {
    return List.copyOf(options().keySet());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyCaseIsReadBackFromEveryForm(String form) {
    List<String> wrong = new ArrayList<>();
    for (Case vignette : Cases.LIBRARY.all()) {
      RenderOptions options = options().getOrDefault(form, PLAIN);
      compare(vignette, Cases.request(vignette.id(), options), wrong);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void harmlessDegradationsChangeNoInput() {
    List<Degradation> harmless =
        List.of(
            Degradation.duplicated(),
            Degradation.shuffled(7),
            Degradation.withForeignRecords(),
            Degradation.inZone(ZoneOffset.ofHours(-11)),
            Degradation.withUnknownElements(),
            Degradation.withoutIds(),
            Degradation.withContainedMedications(),
            Degradation.withReferencedMedications(),
            Degradation.warningBeside("conditions"));
    List<String> wrong = new ArrayList<>();
    int turn = 0;
    for (Case vignette : Cases.LIBRARY.all()) {
      ObjectNode request = Cases.request(vignette.id(), PLAIN);
      for (int each = 0; each < DEGRADATIONS_A_CASE; each++) {
        Degradation one = harmless.get(turn++ % harmless.size());
        compare(vignette, one.apply(request), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aLostKeyIsNoticed() {
    List<String> wrong = new ArrayList<>();
    ObjectNode request = Cases.request("V09", PLAIN);
    compare(Cases.LIBRARY.get("V09"), Degradation.withoutKey("findings").apply(request), wrong);
    assertThat(wrong).singleElement().asString().contains("hopTest=true", "findings");
  }

  /** Also those inputs that no case of ours records. */
  @Test
  void everyInputCanBeWrittenAloneAndReadBack() {
    List<String> wrong = new ArrayList<>();
    for (InputDefinition input : InputCatalog.read(CONTENT.files()).all()) {
      if (!NOT_ALONE.contains(input.name()) && !input.resource().matches("null|context|Patient")) {
        for (JsonNode value : values(input)) {
          Case vignette = alone(input.name(), value);
          ObjectNode request = Cases.LIBRARY.renderer().request(vignette, Cases.NOW, PLAIN);
          compare(vignette, request, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<JsonNode> values(InputDefinition input) {
    ObjectNode values = Fhir.object();
    if (input.isNumber()) {
      values.put("number", 7);
    } else if (input.isBoolean()) {
      values.put("yes", true);
      if (input.is("Observation")) {
        values.put("no", false);
      }
    } else {
      input.answers().keySet().forEach(answer -> values.put(answer, answer));
    }
    List<JsonNode> list = new ArrayList<>();
    values.forEach(list::add);
    return list;
  }

  private static Case alone(String input, JsonNode value) {
    Map<String, JsonNode> inputs = new LinkedHashMap<>();
    Case like = Cases.LIBRARY.get("V07");
    for (String base : List.of("age", "sex", "hipPain")) {
      inputs.put(base, like.value(base));
    }
    inputs.put("durationWeeks", Fhir.object().put("v", 3).path("v"));
    inputs.put(input, value);
    if ("gestationWeeks".equals(input)) {
      inputs.put("pregnant", like.value("hipPain"));
    }
    if ("cabgDays".equals(input)) {
      inputs.put("recentMIorCABG", like.value("hipPain"));
    }
    return new Case("X1", "x", like.service(), like.hook(), inputs, Map.of(), like.expectation());
  }

  private static void compare(Case vignette, ObjectNode request, List<String> wrong) {
    Map<String, JsonNode> prefetch = new LinkedHashMap<>();
    request
        .path("prefetch")
        .properties()
        .forEach(entry -> prefetch.put(entry.getKey(), entry.getValue()));
    String patient = request.at("/context/patientId").asText();
    Facts facts = FACTS.read(CHARTS.read(patient, prefetch), Map.of(), Cases.NOW);
    Map<String, String> got = new TreeMap<>();
    facts.values().forEach((input, value) -> got.put(input, text(value)));
    Map<String, String> expected = expected(vignette);
    if (!got.equals(expected) || !facts.unread().isEmpty() || !facts.failed().isEmpty()) {
      Map<String, String> missing = new TreeMap<>(expected);
      missing.entrySet().removeAll(got.entrySet());
      got.entrySet().removeAll(expected.entrySet());
      wrong.add(
          vignette.id()
              + " lacks "
              + missing
              + ", has "
              + got
              + ' '
              + facts.unread()
              + facts.failed());
    }
  }

  private static Map<String, String> expected(Case vignette) {
    Map<String, String> expected = new TreeMap<>();
    vignette
        .inputs()
        .forEach(
            (input, value) ->
                expected.put(
                    input, value.isNumber() ? text(value.decimalValue()) : value.asText()));
    Cases.LIBRARY.renderer().entailed(vignette).forEach(input -> expected.put(input, "true"));
    return expected;
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros().toPlainString();
    }
    return value instanceof Integer number
        ? text(BigDecimal.valueOf(number))
        : String.valueOf(value);
  }
}
