package org.hiphooks.opinion;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.knowledge.Content;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** HAPI's validator of FHIR R4 that knows the code systems and value sets of the content. */
final class HapiValidator {

  /** The one exception, explained in the check of the content. */
  private static final String TOLERATED =
      "Unknown code 'http://hl7.org/fhir/expression-language#text/cql-identifier'";

  private final FhirValidator validator;

  HapiValidator(Content content) {
    FhirContext fhir = FhirContext.forR4Cached();
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(fhir);
    for (String folder : List.of("code-system", "value-set")) {
      content
          .below("fhir-resources/" + folder)
          .values()
          .forEach(text -> own.addResource(fhir.newJsonParser().parseResource(text)));
    }
    this.validator =
        fhir.newValidator()
            .registerValidatorModule(
                new FhirInstanceValidator(
                    new ValidationSupportChain(
                        own,
                        new DefaultProfileValidationSupport(fhir),
                        new CommonCodeSystemsTerminologyService(fhir),
                        new InMemoryTerminologyServerValidationSupport(fhir))));
  }

  /** What it refuses a resource for, with the place. */
  List<String> errors(String resource) {
    List<String> errors = new ArrayList<>();
    for (SingleValidationMessage message : validator.validateWithResult(resource).getMessages()) {
      boolean refuses = message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0;
      if (refuses && !TOLERATED.equals(message.getMessage().strip())) {
        errors.add(message.getLocationString() + ": " + message.getMessage());
      }
    }
    return errors;
  }
}
