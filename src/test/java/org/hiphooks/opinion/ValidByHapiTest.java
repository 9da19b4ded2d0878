package org.hiphooks.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.api.Test;

/** HAPI's validator accepts all that HipHooks ships as FHIR and all that it drafts. */
class ValidByHapiTest {

  private static final Content CONTENT = Content.ofDirectory(Path.of("."));
  private static final HapiValidator VALIDATOR = new HapiValidator(CONTENT);

  @Test
  void everyResourceOfTheContentIsValid() {
    List<String> refused = new ArrayList<>();
    int resources = 0;
    for (Map.Entry<String, String> file : CONTENT.below("fhir-resources").entrySet()) {
      if (!Content.isCaseOrPatient(file.getKey())) {
        resources++;
        VALIDATOR
            .errors(file.getValue())
            .forEach(error -> refused.add(file.getKey() + ' ' + error));
      }
    }
    assertThat(refused).isEmpty();
    assertThat(resources).isGreaterThan(500);
  }

  @Test
  void everyDraftOfEveryCaseIsValid() throws Exception {
    Set<String> kinds = new TreeSet<>();
    List<String> refused = new ArrayList<>();
    Map<String, ObjectNode> drafts = OfferedDrafts.of(CONTENT);
    drafts.forEach(
        (where, draft) -> {
          kinds.add(draft.path("resourceType").asText());
          VALIDATOR.errors(draft.toString()).forEach(error -> refused.add(where + ' ' + error));
        });
    assertThat(refused).isEmpty();
    assertThat(drafts).hasSizeGreaterThan(80);
    assertThat(kinds).contains("ServiceRequest", "MedicationRequest", "Condition");
  }

  @Test
  void whatIsNoFhirIsRefused() {
    String file = "fhir-resources/activity-definition/SG-ED.json";
    String text = CONTENT.files().getOrDefault(file, "");
    assertThat(VALIDATOR.errors(text)).isEmpty();
    assertThat(VALIDATOR.errors(text.replace("\"draft\"", "\"drafted\""))).isNotEmpty();
  }
}
