package org.hiphooks.chart;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leave to ask one FHIR server for one call. The token goes to the server's own origin only, and is
 * gone when the call is answered.
 *
 * @param base address of the server
 * @param token bearer token; null for a server that needs none
 * @param scope what the token allows, in the client's words; empty if unknown
 */
public record FhirAccess(URI base, @Nullable String token, String scope) {

  /** A SMART scope of version 1 or 2 for clinical data. */
  private static final Pattern SMART =
      Pattern.compile(
          "(?:patient|user|system)/(\\*|[A-Za-z]+)\\.(read|write|\\*|[cruds]+)(\\?\\S*)?");

  /**
   * Whether the scope leaves a type readable. Vendors write scopes in their own words: a scope in
   * which no SMART scope is found says nothing, so that asking is the only way to know.
   */
  public boolean mayRead(String resourceType) {
    List<Matcher> understood = understood();
    return understood.isEmpty()
        || understood.stream().anyMatch(granted -> isReading(granted, resourceType));
  }

  /**
   * Whether the scope leaves only some records of a type readable, such as {@code
   * patient/Observation.rs?category=laboratory}: what is not among them may exist all the same.
   */
  boolean mayReadPartOnly(String resourceType) {
    List<Matcher> reading =
        understood().stream().filter(granted -> isReading(granted, resourceType)).toList();
    return !reading.isEmpty() && reading.stream().allMatch(granted -> granted.group(3) != null);
  }

  private List<Matcher> understood() {
    return Arrays.stream(scope.split("\\s+")).map(SMART::matcher).filter(Matcher::matches).toList();
  }

  private static boolean isReading(Matcher granted, String resourceType) {
    boolean isOfType = "*".equals(granted.group(1)) || resourceType.equals(granted.group(1));
    String how = granted.group(2).toLowerCase(Locale.ROOT);
    return isOfType && (Set.of("read", "*", "r").contains(how) || how.contains("s"));
  }

  /** Nothing of the token. */
  @Override
  public String toString() {
    return "FhirAccess[redacted]";
  }
}
