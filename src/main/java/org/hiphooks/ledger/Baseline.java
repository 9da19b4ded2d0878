package org.hiphooks.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often rules fired in a replay: what is to be expected. */
public final class Baseline {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Long> visits = new HashMap<>();
  private final Map<String, Long> fired = new HashMap<>();
  private final List<String[]> cards = new ArrayList<>();

  private Baseline() {}

  /**
   * Reads the report.json of a replay.
   *
   * @throws LedgerUnavailable if it cannot be read, or is none
   */
  public static Baseline read(Path report) {
    Baseline baseline = new Baseline();
    try (JsonParser parser = JSON.createParser(Files.newInputStream(report))) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_ARRAY
            && "visits".equals(parser.currentName())
            && parser.getParsingContext().getParent().getParent().inRoot()) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            baseline.add(JSON.readTree(parser));
          }
        }
      }
    } catch (IOException e) {
      throw new LedgerUnavailable("the baseline " + report + " is no report of a replay", e);
    }
    if (baseline.visits.isEmpty()) {
      throw new LedgerUnavailable("the baseline " + report + " has no visits", null);
    }
    return baseline;
  }

  private void add(JsonNode visit) {
    String service = visit.path("service").asText();
    visits.merge(service, 1L, Long::sum);
    for (JsonNode card : visit.path("cards")) {
      String rule = card.path("rule").asText();
      String level = card.path("level").asText();
      if (fired.merge(key(service, rule, level), 1L, Long::sum) == 1) {
        cards.add(new String[] {service, rule, level});
      }
    }
  }

  /** How often each rule fired that did. */
  public List<FiringRate> rates() {
    return cards.stream().map(card -> of(card[0], card[1], card[2])).toList();
  }

  /** How often a rule fired. */
  public FiringRate of(String service, String rule, String level) {
    return new FiringRate(
        service,
        rule,
        level,
        fired.getOrDefault(key(service, rule, level), 0L),
        visits.getOrDefault(service, 0L));
  }

  private static String key(String service, String rule, String level) {
    return service + ' ' + rule + ' ' + level;
  }
}
