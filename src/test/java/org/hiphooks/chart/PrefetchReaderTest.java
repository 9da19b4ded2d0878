package org.hiphooks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.PrefetchKey;
import org.junit.jupiter.api.Test;

/** What a prefetch value means: five states, and never "none" for what was not read. */
class PrefetchReaderTest {

  private static final PrefetchKey CONDITIONS =
      new PrefetchKey("conditions", "Condition", "Condition?patient={{context.patientId}}");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aKeyThatIsNotSentIsMissing() {
    assertThat(PrefetchReader.read(Map.of(), List.of(CONDITIONS)).states())
        .containsEntry("conditions", KeyState.MISSING);
  }

  @Test
  void nullOnAPlainTemplateIsConfirmedEmpty() throws Exception {
    assertThat(state("null")).isEqualTo(KeyState.EMPTY);
  }

  @Test
  void nullOnATemplateWithAnExpressionSaysNothing() throws Exception {
    PrefetchKey recent =
        new PrefetchKey("conditions", "Condition", "Condition?date=ge{{today() - 30 days}}");
    assertThat(
            PrefetchReader.read(Map.of("conditions", JSON.readTree("null")), List.of(recent))
                .states())
        .containsEntry("conditions", KeyState.MISSING);
  }

  @Test
  void anEmptyBundleIsEmpty() throws Exception {
    assertThat(state("{'resourceType':'Bundle','type':'searchset','total':0}"))
        .isEqualTo(KeyState.EMPTY);
  }

  @Test
  void aWarningOutcomeInABundleIsEmptyNotFailed() throws Exception {
    assertThat(state(bundle("warning"))).isEqualTo(KeyState.EMPTY);
  }

  @Test
  void anErrorOutcomeInABundleIsAFailure() throws Exception {
    assertThat(state(bundle("error"))).isEqualTo(KeyState.FAILED);
  }

  @Test
  void anOutcomeInPlaceOfTheAnswerIsAFailure() throws Exception {
    assertThat(state("{'resourceType':'OperationOutcome','issue':[{'severity':'warning'}]}"))
        .isEqualTo(KeyState.FAILED);
  }

  @Test
  void aPageThatWasNotFollowedMakesTheKeyIncomplete() throws Exception {
    assertThat(
            state(
                "{'resourceType':'Bundle','link':[{'relation':'next','url':'http://x/2'}],"
                    + "'entry':[{'resource':{'resourceType':'Condition','id':'c'}}]}"))
        .isEqualTo(KeyState.INCOMPLETE);
  }

  @Test
  void aResourceIsPresent() throws Exception {
    assertThat(state("{'resourceType':'Condition','id':'c'}")).isEqualTo(KeyState.PRESENT);
  }

  @Test
  void somethingThatIsNoResourceIsAFailure() throws Exception {
    assertThat(state("'text'")).isEqualTo(KeyState.FAILED);
    assertThat(state("{}")).isEqualTo(KeyState.FAILED);
    assertThat(state("[]")).isEqualTo(KeyState.FAILED);
  }

  @Test
  void resourcesOfUnknownKeysAndNestedBundlesAreKept() throws Exception {
    JsonNode nested =
        json(
            "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Bundle','entry':["
                + "{'resource':{'resourceType':'Condition','id':'c'}}]}}]}");
    assertThat(PrefetchReader.read(Map.of("whatever", nested), List.of(CONDITIONS)).resources())
        .hasSize(1);
  }

  private static KeyState state(String json) throws JsonProcessingException {
    Gathered gathered = PrefetchReader.read(Map.of("conditions", json(json)), List.of(CONDITIONS));
    return gathered.states().getOrDefault("conditions", KeyState.MISSING);
  }

  private static String bundle(String severity) {
    return "{'resourceType':'Bundle','total':0,'entry':[{'search':{'mode':'outcome'},"
        + "'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'"
        + severity
        + "','code':'not-found'}]}}]}";
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
