package org.hiphooks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.FHIRAllTypes;
import org.junit.jupiter.api.Test;
import org.opencds.cqf.cql.engine.exception.CqlException;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.model.ModelResolver;

final class FhirModelTest {

  private static final ModelResolver ALL = new R4FhirModelResolver(FhirContext.forR4());

  @Test
  void everyTypeOfFhirIsTheSameClassWithAndWithoutAllDefinitions() {
    assertThat(classes(FhirModel.SPARING)).hasSizeGreaterThan(200).isEqualTo(classes(ALL));
  }

  @Test
  void aCodeWithAValueSetIsTheSameClassToo() {
    assertThat(FhirModel.SPARING.resolveType("ObservationStatus"))
        .isNotNull()
        .isEqualTo(ALL.resolveType("ObservationStatus"));
  }

  private static Map<String, String> classes(ModelResolver resolver) {
    return Arrays.stream(FHIRAllTypes.values())
        .filter(type -> type != FHIRAllTypes.NULL)
        .map(FHIRAllTypes::toCode)
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> resolved(resolver, name)));
  }

  private static String resolved(ModelResolver resolver, String name) {
    try {
      return String.valueOf(resolver.resolveType(name));
    } catch (CqlException e) {
      return "unknown";
    }
  }
}
