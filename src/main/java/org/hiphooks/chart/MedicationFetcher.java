package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Fetches Medications by id, all at once. What is not there stays out. */
final class MedicationFetcher {

  private static final int MAX_MEDICATIONS = 50;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.\\-]{1,256}");
  private static final String MEDICATION = "Medication";

  private final FhirFetcher fetcher;

  MedicationFetcher(FhirFetcher fetcher) {
    this.fetcher = fetcher;
  }

  List<ObjectNode> fetch(Set<String> ids) {
    List<CompletableFuture<FhirFetcher.Fetched>> asked =
        ids.stream()
            .filter(id -> ID.matcher(id).matches())
            .limit(MAX_MEDICATIONS)
            .map(id -> fetcher.ask(MEDICATION + '/' + id))
            .toList();
    List<ObjectNode> found = new ArrayList<>();
    for (CompletableFuture<FhirFetcher.Fetched> future : asked) {
      JsonNode value = future.join().value();
      if (value instanceof ObjectNode medication
          && MEDICATION.equals(medication.path("resourceType").asText())) {
        found.add(medication);
      }
    }
    return found;
  }
}
