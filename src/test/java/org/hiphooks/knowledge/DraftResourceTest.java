package org.hiphooks.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Drafts made of the shipped definitions. */
class DraftResourceTest {

  @Test
  void anInjectionNamesItsGuidance() throws IOException {
    JsonNode draft = draft("SG-INJ-PERITROCH");

    assertThat(draft.at("/orderDetail/0/coding/0/code").asText()).isEqualTo("guidance-us");
    assertThat(draft.at("/code/coding/0/code").asText()).isEqualTo("injection-peritrochanteric");
  }

  @Test
  void aProblemIsAProvisionalCondition() throws IOException {
    JsonNode draft = draft("SG-COND-DX-03");

    assertThat(draft.path("resourceType").asText()).isEqualTo("Condition");
    assertThat(draft.at("/verificationStatus/coding/0/code").asText()).isEqualTo("provisional");
    assertThat(draft.has("intent")).isFalse();
  }

  @Test
  void anOrderIsADraftAndAProposal() throws IOException {
    JsonNode draft = draft("SG-MRI-72H");

    assertThat(draft.path("status").asText()).isEqualTo("draft");
    assertThat(draft.path("intent").asText()).isEqualTo("proposal");
    assertThat(draft.path("priority").asText()).isEqualTo("urgent");
  }

  private static JsonNode draft(String id) throws IOException {
    Path path = Path.of("fhir-resources/activity-definition", id + ".json");
    List<ContentProblem> problems = new ArrayList<>();
    ContentFile file = ContentFile.read(path.toString(), Files.readString(path), problems);
    assertThat(problems).isEmpty();
    return DraftResource.of(Objects.requireNonNull(file));
  }
}
