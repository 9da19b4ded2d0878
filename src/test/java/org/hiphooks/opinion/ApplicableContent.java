package org.hiphooks.opinion;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.knowledge.CodeSet;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Terminology;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;

/**
 * The content as a FHIR server would hold it: the CQL in Libraries, value sets expanded. What a
 * hook brings itself is in no record: for it the library of inputs gets parameters.
 */
final class ApplicableContent {

  private static final String CQL = "cql/";
  private static final String LIBRARY = "https://w3id.org/hiphooks/Library/";

  /** Before the name of what a hook brings: the name itself is that of the define. */
  static final String GIVEN = "given ";

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final Content content;
  private final Terminology terminology;

  ApplicableContent(Content content) {
    this.content = content;
    this.terminology = Terminology.of(content);
  }

  /**
   * The content for some requests.
   *
   * @param order names of the elements of an order
   */
  Bundle of(Collection<ObjectNode> requests, Collection<String> order) {
    Map<String, Set<String>> recorded = new HashMap<>();
    requests.forEach(request -> addCodes(request, recorded));
    Bundle bundle = new Bundle();
    bundle.setType(Bundle.BundleType.COLLECTION);
    content
        .files()
        .forEach(
            (path, text) -> {
              if (path.startsWith(CQL)) {
                bundle.addEntry().setResource(library(path, text, order));
              } else if (!Content.isCaseOrPatient(path) && !path.contains("/library/")) {
                bundle.addEntry().setResource(resource(text, recorded));
              }
            });
    return bundle;
  }

  private static Library library(String path, String text, Collection<String> order) {
    String name = path.substring(CQL.length()).replace(".cql", "");
    String cql = name.equals(CompiledCql.INPUTS) ? withOrder(text, order) : text;
    Library library = new Library();
    library.setId(name);
    library.setName(name).setUrl(LIBRARY + name).setVersion("0.1.0");
    library.setStatus(PublicationStatus.DRAFT);
    library.addContent().setContentType("text/cql").setData(cql.getBytes(UTF_8));
    return library;
  }

  private static String withOrder(String inputs, Collection<String> order) {
    StringBuilder parameters = new StringBuilder();
    String given = inputs;
    for (String element : order) {
      String define = "define \"" + element + "\": ";
      int at = given.indexOf(define + "null as ");
      if (at < 0) {
        throw new IllegalStateException(element + " is read from the record");
      }
      int end = given.indexOf('\n', at);
      String type = given.substring(at + (define + "null as ").length(), end).strip();
      parameters.append("parameter \"" + GIVEN + element + "\" " + type + '\n');
      given = given.substring(0, at) + define + '"' + GIVEN + element + '"' + given.substring(end);
    }
    return given.replace("\ncontext Patient\n", "\n" + parameters + "\ncontext Patient\n");
  }

  private Resource resource(String text, Map<String, Set<String>> recorded) {
    Resource resource = (Resource) fhir.newJsonParser().parseResource(text);
    if (resource instanceof ValueSet set) {
      expand(set, recorded);
    }
    return resource;
  }

  /** Of the codes that a set holds by their beginning, those that the request names. */
  private void expand(ValueSet set, Map<String, Set<String>> recorded) {
    CodeSet codes = terminology.codeSet(set.getUrl());
    if (codes == null) {
      return;
    }
    Map<String, Set<String>> members = new HashMap<>();
    codes.codes().forEach((system, own) -> members.put(system, new TreeSet<>(own)));
    for (String system : codes.prefixes().keySet()) {
      for (String code : recorded.getOrDefault(system, Set.of())) {
        if (codes.contains(system, code)) {
          members.computeIfAbsent(system, s -> new TreeSet<>()).add(code);
        }
      }
    }
    ValueSetExpansionComponent expansion = set.getExpansion();
    expansion.setTimestamp(new Date(0));
    members.forEach(
        (system, own) ->
            own.forEach(code -> expansion.addContains().setSystem(system).setCode(code)));
  }

  private static void addCodes(JsonNode node, Map<String, Set<String>> codes) {
    if (node.path("system").isTextual() && node.path("code").isTextual()) {
      codes
          .computeIfAbsent(node.path("system").textValue(), system -> new TreeSet<>())
          .add(node.path("code").textValue());
    }
    node.forEach(child -> addCodes(child, codes));
  }
}
