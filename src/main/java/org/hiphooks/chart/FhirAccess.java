package org.hiphooks.chart;

import java.net.URI;
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
          "(?:patient|user|system)/(\\*|[A-Za-z]+)\\.(read|write|\\*|[cruds]+)(?:\\?\\S*)?");

  /**
   * Whether the scope leaves a type readable. Vendors write scopes in their own words: a scope in
   * which no SMART scope is found says nothing, so that asking is the only way to know.
   */
  public boolean mayRead(String resourceType) {
    boolean understood = false;
    for (String part : scope.split("\\s+")) {
      Matcher matcher = SMART.matcher(part);
      if (!matcher.matches()) {
        continue;
      }
      understood = true;
      boolean type = "*".equals(matcher.group(1)) || resourceType.equals(matcher.group(1));
      String how = matcher.group(2).toLowerCase(Locale.ROOT);
      if (type && (Set.of("read", "*").contains(how) || how.contains("s") || how.equals("r"))) {
        return true;
      }
    }
    return !understood;
  }

  /** Nothing of the token. */
  @Override
  public String toString() {
    return "FhirAccess[redacted]";
  }
}
