package org.hiphooks.demo.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** Says in {@code /metadata} which parameters are searched by. */
@Interceptor
public final class CapabilityTerms {

  /** Adds the search parameters of every type. */
  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  public void addSearchParameters(IBaseConformance statement) {
    if (statement instanceof CapabilityStatement capabilities) {
      capabilities.getRest().stream()
          .flatMap(rest -> rest.getResource().stream())
          .forEach(CapabilityTerms::add);
    }
  }

  private static void add(CapabilityStatementRestResourceComponent resource) {
    resource.setSearchParam(null);
    for (SearchParameter parameter : SearchParameters.of(resource.getType())) {
      switch (parameter.kind()) {
        case TOKEN ->
            resource.addSearchParam().setName(parameter.name()).setType(SearchParamType.TOKEN);
        case REFERENCE ->
            resource.addSearchParam().setName(parameter.name()).setType(SearchParamType.REFERENCE);
        case DATE -> {
          // Sorted by, not searched by.
        }
      }
    }
  }
}
