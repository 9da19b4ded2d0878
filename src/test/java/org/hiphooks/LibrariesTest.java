package org.hiphooks;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/**
 * What the build excludes and overrides on the class path must not be missed: one call through each
 * part of the FHIR libraries that fails when a jar is absent or of the wrong version.
 */
class LibrariesTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final FhirValidator VALIDATOR = validator();

  @Test
  void aNarrativeWithNamedEntitiesParsesAndSurvives() {
    String div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">left&nbsp;hip</div>";
    String json =
        "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\""
            + div.replace("\"", "\\\"")
            + "\"}}";
    Patient patient = FHIR.newJsonParser().parseResource(Patient.class, json);
    assertThat(patient.getText().getDivAsString()).contains("left").contains("hip");
    assertThat(FHIR.newJsonParser().encodeResourceToString(patient)).contains("generated");
  }

  @Test
  void fhirPathEvaluates() {
    Patient patient = new Patient();
    patient.addName().setFamily("Hip");
    List<StringType> found =
        FHIR.newFhirPath().evaluate(patient, "Patient.name.family", StringType.class);
    assertThat(found).extracting(StringType::getValue).containsExactly("Hip");
  }

  /** A cardinality error needs the plural rules of ICU for its words. */
  @Test
  void theValidatorReportsAMissingElement() {
    List<SingleValidationMessage> errors =
        errors("{\"resourceType\":\"Observation\",\"status\":\"final\"}");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).getMessage()).contains("Observation.code");
  }

  @Test
  void theValidatorAcceptsAGoodResource() {
    assertThat(
            errors(
                """
                {"resourceType": "Observation", "status": "final", "code": {"text": "flexion"},
                 "valueQuantity": {"value": 90, "unit": "deg",
                   "system": "http://unitsofmeasure.org", "code": "deg"}}
                """))
        .isEmpty();
  }

  @Test
  void theValidatorKnowsTheCodesOfTheStandard() {
    assertThat(errors("{\"resourceType\":\"Patient\",\"gender\":\"no such gender\"}")).isNotEmpty();
  }

  private static List<SingleValidationMessage> errors(String json) {
    return VALIDATOR.validateWithResult(json).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .toList();
  }

  private static FhirValidator validator() {
    FhirInstanceValidator module =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR)));
    return FHIR.newValidator().registerValidatorModule(module);
  }
}
