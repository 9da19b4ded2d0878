package org.hiphooks.knowledge.check;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
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

  /** In R4's list of expression languages by an example of the standard, in HAPI's not. */
  private static final String TOLERATED = "text/cql-identifier";

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
    for (SingleValidationMessage message :
        byText.computeIfAbsent(file.text(), ResourceValidation::errors)) {
      String pointer = FhirPaths.pointer(file, String.valueOf(message.getLocationString()));
      String words = message.getMessage().strip();
      found.add(
          file.problem(
              FhirPaths.named(file, pointer, words),
              ProblemCode.NOT_FHIR,
              file.resourceType() + " is not valid: " + words,
              "see hl7.org/fhir/R4/" + file.resourceType().toLowerCase(java.util.Locale.ROOT)));
    }
  }

  private static List<SingleValidationMessage> errors(String text) {
    return Validator.ONE.validateWithResult(text).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .filter(message -> !message.getMessage().contains(TOLERATED))
        .toList();
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
