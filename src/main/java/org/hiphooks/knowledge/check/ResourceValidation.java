package org.hiphooks.knowledge.check;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.ProblemCode;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/**
 * Plans and activities are valid FHIR R4, by HAPI's validator. It has no terminology of other code
 * systems, so that only structure, types, cardinalities, invariants and the codes of the standard
 * are judged; results are kept by text.
 */
final class ResourceValidation {

  private static final List<String> FOLDERS =
      List.of("fhir-resources/plan-definition", "fhir-resources/activity-definition");
  private static final Set<String> TYPES = Set.of("PlanDefinition", "ActivityDefinition");

  /**
   * The one exception. R4 binds the language of an expression extensibly to a list that names CQL
   * but not a reference to a define; R5 and the guideline guide on R4 (hl7.fhir.uv.cpg) call that
   * {@code text/cql-identifier}. Nothing else is let through at this element, nor this one
   * elsewhere.
   */
  private static final String TOLERATED =
      "Unknown code 'http://hl7.org/fhir/expression-language#text/cql-identifier'";

  /** {@link Duplicates} says the same with the place of the first. */
  private static final String DUPLICATE = "Duplicate id value";

  private final Map<String, List<SingleValidationMessage>> byText = new ConcurrentHashMap<>();

  /** Errors of the plans and activities of a content; files that are no JSON are left out. */
  List<ContentProblem> check(Content content) {
    List<ContentProblem> found = new ArrayList<>();
    for (String folder : FOLDERS) {
      content
          .below(folder)
          .forEach(
              (path, text) -> {
                ContentFile file = ContentFile.read(path, text, new ArrayList<>());
                if (file != null && TYPES.contains(file.resourceType())) {
                  check(file, found);
                }
              });
    }
    return found;
  }

  private void check(ContentFile file, List<ContentProblem> found) {
    Map<String, String> byPlace = new LinkedHashMap<>();
    for (SingleValidationMessage message :
        byText.computeIfAbsent(file.text(), ResourceValidation::errors)) {
      // Of two about one place, the later names the value set.
      byPlace.put(String.valueOf(message.getLocationString()), words(message));
    }
    byPlace.forEach(
        (path, words) -> {
          String pointer = FhirPaths.named(file, FhirPaths.pointer(file, path), words);
          found.add(
              file.problem(
                  pointer,
                  ProblemCode.NOT_FHIR,
                  file.resourceType() + " is not valid: " + words,
                  "see " + FhirPaths.definition(file.resourceType(), path)));
        });
  }

  /** The errors HAPI's validator finds in a resource, but for those said better elsewhere. */
  static List<SingleValidationMessage> errors(String text) {
    return Validator.ONE.validateWithResult(text).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .filter(message -> !isTolerated(message))
        .filter(message -> !message.getMessage().startsWith(DUPLICATE))
        .toList();
  }

  /** The message without the same again in other words. */
  private static String words(SingleValidationMessage message) {
    return message.getMessage().replaceAll("\\s*\\(error message = .*", "").strip();
  }

  private static boolean isTolerated(SingleValidationMessage message) {
    return String.valueOf(message.getLocationString()).endsWith(".expression.language")
        && TOLERATED.equals(message.getMessage().strip());
  }

  /** Made when it is first needed: its profiles take seconds to read. */
  private static final class Validator {

    static final FhirValidator ONE = make();

    private static FhirValidator make() {
      FhirContext fhir = FhirContext.forR4Cached();
      return fhir.newValidator()
          .registerValidatorModule(
              new FhirInstanceValidator(
                  new ValidationSupportChain(
                      new DefaultProfileValidationSupport(fhir),
                      new CommonCodeSystemsTerminologyService(fhir),
                      new InMemoryTerminologyServerValidationSupport(fhir))));
    }
  }
}
