package org.hiphooks.demo.fhir;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.demo.fhir.ResourceStore.Change;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of POST, PUT and DELETE: everything is checked first, then all of it is done or none
 * of it. References to the {@code fullUrl} of an entry are replaced.
 */
public final class TransactionProvider {

  private final ResourceStore store;

  TransactionProvider(ResourceStore store) {
    this.store = store;
  }

  /** Does what a transaction bundle asks for. */
  @Transaction
  public synchronized Bundle transaction(@TransactionParam Bundle request) {
    if (request.getType() != BundleType.TRANSACTION) {
      throw new InvalidRequestException("only a Bundle of type transaction is done");
    }
    List<Change> changes = new ArrayList<>();
    Map<String, String> idByUrl = new HashMap<>();
    Bundle answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
    for (BundleEntryComponent entry : request.getEntry()) {
      String there = existing(entry);
      if (there != null) {
        idByUrl.put(entry.getFullUrl(), there);
        answer
            .addEntry()
            .setResponse(new BundleEntryResponseComponent().setStatus("200 OK").setLocation(there));
        continue;
      }
      Change change = change(entry);
      changes.add(change);
      if (change instanceof Change.Put put && entry.hasFullUrl()) {
        idByUrl.put(entry.getFullUrl(), reference(put));
      }
      answer.addEntry().setResponse(response(entry, change));
    }
    for (Change change : changes) {
      if (change instanceof Change.Put put) {
        replaceReferences(put.resource(), idByUrl);
      }
    }
    store.apply(changes);
    return answer;
  }

  private static BundleEntryResponseComponent response(BundleEntryComponent entry, Change change) {
    BundleEntryResponseComponent response = new BundleEntryResponseComponent();
    if (change instanceof Change.Put put) {
      boolean isNew = entry.getRequest().getMethod() == HTTPVerb.POST;
      return response.setStatus(isNew ? "201 Created" : "200 OK").setLocation(reference(put));
    }
    return response.setStatus("204 No Content");
  }

  /** What a search of an entry finds, which is then not made again; null if nothing. */
  private @Nullable String existing(BundleEntryComponent entry) {
    String search = entry.getRequest().getIfNoneExist();
    String type = entry.getRequest().getUrl();
    if (search == null || !search.contains("=") || !SearchParameters.types().contains(type)) {
      return null;
    }
    int equals = search.indexOf('=');
    String[] value = {search.substring(equals + 1)};
    SearchQuery query = SearchQuery.parse(type, Map.of(search.substring(0, equals), value));
    return store.search(type, query).stream()
        .findFirst()
        .map(found -> type + '/' + found.getIdElement().getIdPart())
        .orElse(null);
  }

  private static String reference(Change.Put put) {
    return put.resource().fhirType() + '/' + put.resource().getIdElement().getIdPart();
  }

  private Change change(BundleEntryComponent entry) {
    HTTPVerb method = entry.getRequest().getMethod();
    String[] url = String.valueOf(entry.getRequest().getUrl()).split("/");
    if (method == null || !SearchParameters.types().contains(url[0])) {
      throw new InvalidRequestException("an entry needs a method and the address of a known type");
    }
    boolean named = url.length == 2;
    if (method == HTTPVerb.DELETE && named) {
      return new Change.Remove(url[0], url[1]);
    }
    boolean isNew = method == HTTPVerb.POST && url.length == 1;
    if (!isNew && !(method == HTTPVerb.PUT && named)) {
      throw new InvalidRequestException("an entry is POST Type, PUT Type/id or DELETE Type/id");
    }
    Resource resource = entry.getResource();
    if (resource == null || !resource.fhirType().equals(url[0])) {
      throw new InvalidRequestException(
          "the resource of an entry is not of the type of its address");
    }
    resource.setId(new IdType(url[0], isNew ? store.newId() : url[1]));
    return new Change.Put(resource);
  }

  private static void replaceReferences(Base element, Map<String, String> idByUrl) {
    if (element instanceof Reference reference && idByUrl.containsKey(reference.getReference())) {
      reference.setReference(idByUrl.get(reference.getReference()));
    }
    for (org.hl7.fhir.r4.model.Property property : element.children()) {
      property.getValues().forEach(value -> replaceReferences(value, idByUrl));
    }
  }
}
