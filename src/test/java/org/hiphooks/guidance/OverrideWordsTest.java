package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.cdshooks.FeedbackReader;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reasons of a client's own list, as the configuration explains them. */
class OverrideWordsTest {

  private static final String CARD = "\"card\":\"5a6c1d3e-1111-4222-8333-444455556666\",";
  private static final String TIME = "\"outcomeTimestamp\":\"2026-06-01T12:00:00Z\"";

  @TempDir private Path folder;

  private HipGuidance guidance(String meaning) throws Exception {
    Path file = folder.resolve("hiphooks.yaml");
    Files.writeString(
        file,
        """
        clients:
          - name: north
            overrideReasons:
              "Not clinically significant": %s
              "17": patient-declined
        """
            .formatted(meaning));
    return HipGuidance.load((Path) null, SettingsReader.read(file, Map.of())).forClient("north");
  }

  private FeedbackEntry told(String why) throws Exception {
    String body =
        "{\"feedback\":[{"
            + CARD
            + "\"outcome\":\"overridden\","
            + TIME
            + ",\"overrideReason\":"
            + why
            + "}]}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<FeedbackEntry> entries = new FeedbackReader().read(new ByteArrayInputStream(bytes));
    return guidance("not-clinically-suspected").understood(entries).get(0);
  }

  @Test
  void aTitleOfTheClientMeansWhatTheConfigurationSaysAndItsWordsAreKept() throws Exception {
    FeedbackEntry entry =
        told(
            "{\"extension\":{\"com.epic.cdshooks.feedback.overrideReason.reasonTitle\":"
                + "\"not CLINICALLY significant\"}}");
    assertThat(entry.reason())
        .extracting(FeedbackEntry.Reason::code)
        .isEqualTo("not-clinically-suspected");
    assertThat(entry.vendorReason()).containsValue("not CLINICALLY significant");
  }

  @Test
  void aCodeOfAForeignListIsNeverTakenForOneOfOurs() throws Exception {
    FeedbackEntry unknown =
        told("{\"reason\":{\"system\":\"urn:theirs\",\"code\":\"excluded-by-test\"}}");
    assertThat(unknown.reason()).isNull();
    assertThat(unknown.vendorReason())
        .containsEntry("code", "excluded-by-test")
        .containsEntry("system", "urn:theirs");
    FeedbackEntry known = told("{\"reason\":{\"system\":\"urn:theirs\",\"code\":\"17\"}}");
    assertThat(known.reason()).extracting(FeedbackEntry.Reason::code).isEqualTo("patient-declined");
  }

  @Test
  void theCardsOwnReasonsStayAsTheyAre() throws Exception {
    FeedbackEntry entry =
        told(
            "{\"reason\":{\"system\":\"https://w3id.org/hiphooks/CodeSystem/hh-override\","
                + "\"code\":\"excluded-by-test\"}}");
    assertThat(entry.reason()).extracting(FeedbackEntry.Reason::code).isEqualTo("excluded-by-test");
    assertThat(entry.vendorReason()).isEmpty();
  }

  @Test
  void aMeaningThatTheContentDoesNotKnowIsRefusedAtItsLine() {
    assertThatThrownBy(() -> guidance("nonsense"))
        .isInstanceOf(SettingsInvalid.class)
        .hasMessageContaining("hiphooks.yaml:4")
        .hasMessageContaining("no reason is called 'nonsense'")
        .hasMessageContaining("excluded-by-test");
  }
}
