package org.hiphooks.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one input is recorded, from the CodeSystem {@code hip-inputs}.
 *
 * @param name the input
 * @param noun what is recorded, in plain words
 * @param resultType boolean, code, integer, decimal or derived
 * @param resource FHIR resource it is mainly read from; {@code context} for orders
 * @param category Observation category to write; null if the row names none
 * @param code code to write; null for what has none (age, orders)
 * @param localCode code of our findings that is accepted too; null if there is none
 * @param valueSets ids of the value sets whose codes are accepted too
 * @param answers coded value to the codes that mean it, in order of precedence
 * @param unit canonical unit; null for what is no quantity
 * @param sideAware whether a record of the other side is ignored
 * @param lookBack the window, as the data dictionary writes it
 */
record InputDefinition(
    String name,
    String noun,
    String resultType,
    String resource,
    @Nullable String category,
    @Nullable Code code,
    @Nullable String localCode,
    List<String> valueSets,
    Map<String, List<Code>> answers,
    @Nullable String unit,
    boolean sideAware,
    String lookBack) {

  /** The code to write; only for inputs that have one. */
  Code codeToWrite() {
    if (code == null) {
      throw new IllegalStateException(name + " has no code to write");
    }
    return code;
  }

  /** The code of our findings, if one is accepted. */
  @Nullable Code localCoding(String findings) {
    return localCode == null ? null : new Code(findings, localCode, null);
  }

  boolean is(String otherResource) {
    return resource.equals(otherResource);
  }

  /** Whether the answer is boolean, given as such. */
  boolean isBoolean() {
    return "boolean".equals(resultType);
  }

  boolean isNumber() {
    return "integer".equals(resultType) || "decimal".equals(resultType);
  }

  /** Whether it is one of the sites that all share the question where it hurts. */
  boolean isSite() {
    return is("Observation")
        && isBoolean()
        && code != null
        && localCode != null
        && !localCode.equals(code.code())
        && answers.values().stream().flatMap(List::stream).anyMatch(this::isLocal);
  }

  private boolean isLocal(Code answer) {
    return answer.code().equals(localCode);
  }
}
