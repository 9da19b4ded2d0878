package org.hiphooks.knowledge;

import java.util.List;
import org.hiphooks.config.NearestName;
import org.jspecify.annotations.Nullable;

/**
 * Checks that every value set that CQL declares exists: a rule over a set that is missing would
 * find nothing, and look like a patient without findings.
 */
final class ValueSetReferences {

  private static final String FOLDER = "fhir-resources/value-set/";

  private ValueSetReferences() {}

  static void check(
      List<CqlSource> sources, Terminology terminology, List<ContentProblem> problems) {
    for (CqlSource source : sources) {
      for (CqlDeclaration declaration : source.declarations()) {
        if (declaration.kind() == CqlDeclaration.Kind.VALUE_SET
            && !terminology.knows(declaration.value())) {
          problems.add(
              ContentProblem.error(
                  source.place(declaration.valueAt()),
                  ProblemCode.NO_VALUE_SET,
                  "value set " + declaration.value() + " does not exist",
                  remedy(declaration.value(), terminology)));
        }
      }
    }
  }

  private static String remedy(String url, Terminology terminology) {
    @Nullable String nearest = NearestName.of(url, terminology.valueSets());
    String id = url.substring(url.lastIndexOf('/') + 1);
    String write = "write " + FOLDER + id + ".json";
    return nearest == null || url.length() - nearest.length() > 2
        ? write
        : "did you mean " + nearest.substring(nearest.lastIndexOf('/') + 1) + "? Or " + write;
  }
}
