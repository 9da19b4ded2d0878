package org.hiphooks.form;

import java.util.Arrays;
import java.util.List;
import org.hiphooks.config.SmartSettings;

/** The scopes that a launch asks for, and what those that it got allow. */
final class SmartScopes {

  private static final String SECOND =
      "launch openid fhirUser patient/Patient.rs patient/Observation.crs";
  private static final String FIRST =
      "launch openid fhirUser patient/Patient.read patient/Observation.read"
          + " patient/Observation.write";

  private SmartScopes() {}

  /** What is asked for. */
  static String asked(SmartSettings settings, boolean isSecondVersion) {
    if (!settings.scopes().isEmpty()) {
      return String.join(" ", settings.scopes());
    }
    return isSecondVersion ? SECOND : FIRST;
  }

  /** Whether resources of a type may be changed. */
  static boolean mayUpdate(String granted, String type) {
    return Arrays.stream(granted.split("\\s+"))
        .map(scope -> scope.replaceFirst("\\?.*", ""))
        .anyMatch(
            scope -> scope.matches("(patient|user)/(\\*|" + type + ")\\.(write|\\*|c?r?ud?s?)"));
  }

  /** Whether resources of a type may be made; a scope in other words than SMART's says nothing. */
  static boolean mayCreate(String granted, String type) {
    List<String> scopes =
        Arrays.stream(granted.split("\\s+"))
            .filter(scope -> scope.matches("(patient|user)/([A-Za-z]+|\\*)\\.[a-z*]+.*"))
            .toList();
    return scopes.stream()
        .map(scope -> scope.replaceFirst("^[a-z]+/", "").replaceFirst("\\?.*", ""))
        .anyMatch(scope -> mayCreateOne(scope, type));
  }

  private static boolean mayCreateOne(String scope, String type) {
    String of = scope.substring(0, scope.indexOf('.'));
    String how = scope.substring(scope.indexOf('.') + 1);
    boolean isOfType = "*".equals(of) || of.equals(type);
    return isOfType && (how.matches("write|\\*") || how.matches("cr?u?d?s?"));
  }
}
