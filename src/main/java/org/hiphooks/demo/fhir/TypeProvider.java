package org.hiphooks.demo.fhir;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hiphooks.demo.fhir.ResourceStore.Change;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Read, search, create, update and delete of one resource type. */
public final class TypeProvider implements IResourceProvider {

  private final ResourceStore store;
  private final Class<? extends IBaseResource> type;

  TypeProvider(ResourceStore store, Class<? extends IBaseResource> type) {
    this.store = store;
    this.type = type;
  }

  @Override
  public Class<? extends IBaseResource> getResourceType() {
    return type;
  }

  /** The resource of this id. */
  @Read
  public IBaseResource read(@IdParam IdType id) {
    return store
        .read(name(), id.getIdPart())
        .orElseThrow(() -> new ResourceNotFoundException(id.toUnqualifiedVersionless()));
  }

  /** The resources that match the parameters, a page at a time. */
  @Search(allowUnknownParams = true)
  public IBundleProvider search(RequestDetails request) {
    SearchQuery query = SearchQuery.parse(name(), request.getParameters());
    return new SimpleBundleProvider(store.search(name(), query));
  }

  /** Keeps a new resource under a new id. */
  @Create
  public MethodOutcome create(@ResourceParam IBaseResource given) {
    Resource resource = (Resource) given;
    resource.setId(new IdType(name(), store.newId()));
    return put(resource, true);
  }

  /** Keeps a resource under the id of the address. */
  @Update
  public MethodOutcome update(@IdParam IdType id, @ResourceParam IBaseResource given) {
    Resource resource = (Resource) given;
    boolean created = store.read(name(), id.getIdPart()).isEmpty();
    resource.setId(new IdType(name(), id.getIdPart()));
    return put(resource, created);
  }

  /** Removes a resource. */
  @Delete
  public MethodOutcome delete(@IdParam IdType id) {
    store.apply(List.of(new Change.Remove(name(), id.getIdPart())));
    return new MethodOutcome();
  }

  private MethodOutcome put(Resource resource, boolean created) {
    String id = resource.getIdElement().getIdPart();
    store.apply(List.of(new Change.Put(resource)));
    Resource kept = store.read(name(), id).orElseThrow();
    return new MethodOutcome(kept.getIdElement(), created).setResource(kept);
  }

  private String name() {
    return type.getSimpleName();
  }
}
