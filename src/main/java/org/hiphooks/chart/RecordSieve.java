package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hiphooks.cdshooks.Kept;
import org.hiphooks.cdshooks.Sieve;
import org.hiphooks.knowledge.Terminology;
import org.jspecify.annotations.Nullable;

/**
 * What of a call's records the chart, and whoever reads it, looks at. Of a record that no value set
 * knows it is whose it is and how it is coded; of a record of a type that is never read, nothing
 * but which Medication it refers to.
 */
final class RecordSieve implements Sieve {

  /** These are looked at as they are. */
  private static final Set<String> WHOLE =
      Set.of("", "Patient", "Medication", "Bundle", "OperationOutcome");

  private static final String CONTAINED = "contained";
  private static final String REFERENCE = "medicationReference";

  /** Whose it is, and what it may refer to. */
  private static final Set<String> OWNER =
      Set.of("id", "subject", "patient", "participant", REFERENCE);

  private final Map<String, Kept> byType = new HashMap<>();
  private final Kept neverRead;

  RecordSieve(Terminology terminology) {
    for (String type : RecordShape.types()) {
      if (!WHOLE.contains(type)) {
        byType.put(type, kept(RecordShape.known(type), terminology));
      }
    }
    this.neverRead =
        new Kept(
            Map.of(REFERENCE, Kept.Use.ALWAYS),
            name -> Kept.Use.NEVER,
            new ByCode(RecordShape.NOTHING, terminology));
  }

  @Override
  public @Nullable Kept of(String resourceType) {
    Kept kept = byType.get(resourceType);
    return kept != null || WHOLE.contains(resourceType) ? kept : neverRead;
  }

  private static Kept kept(RecordShape shape, Terminology terminology) {
    KeptNames names = KeptNames.of(shape);
    Set<String> codes = new HashSet<>();
    shape.codePaths().forEach(path -> codes.add(path.steps().get(0)));
    Map<String, Kept.Use> uses = new HashMap<>();
    names.type().names().keySet().forEach(name -> uses.put(name, use(name, shape, names)));
    OWNER.forEach(name -> uses.put(name, Kept.Use.ALWAYS));
    codes.forEach(name -> uses.put(name, Kept.Use.TELLS));
    return new Kept(uses, name -> use(name, shape, names), new ByCode(shape, terminology));
  }

  private static Kept.Use use(String name, RecordShape shape, KeptNames names) {
    boolean isKept = !names.isLeftOut(name) || shape.isOfDrug() && CONTAINED.equals(name);
    return isKept ? Kept.Use.IF_SEEN : Kept.Use.NEVER;
  }

  /** A record is seen if a value set knows one of its codes. */
  private record ByCode(RecordShape shape, Terminology terminology) implements Kept.Seen {

    /** A drug may be coded in a record of its own. */
    @Override
    public boolean isByElementOnly() {
      return shape.isOfDrug();
    }

    /** A code of the site may have a meaning that is known. */
    @Override
    public boolean isBy(String name, JsonNode value) {
      if (!terminology.local().isEmpty() || shape.isOfDrug() && !value.isObject()) {
        return true;
      }
      JsonNode record = JsonNodeFactory.instance.objectNode().set(name, value);
      for (RecordShape.CodePath path : shape.codePaths()) {
        for (JsonNode coding : Codings.at(record, path)) {
          String system = terminology.canonicalSystem(coding.path("system").asText(""));
          if (!terminology.valueSetsOf(system, coding.path("code").asText("")).isEmpty()) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
