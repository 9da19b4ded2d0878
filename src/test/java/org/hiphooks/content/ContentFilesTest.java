package org.hiphooks.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every FHIR file that a content author writes. */
class ContentFilesTest {

  private static final String OURS = "https://w3id.org/hiphooks/";
  private static final String RULE_LIBRARY = OURS + "Library/";
  private static final Set<String> LICENSED =
      Set.of(
          "http://snomed.info/sct",
          "http://loinc.org",
          "http://hl7.org/fhir/sid/icd-10-cm",
          "http://www.nlm.nih.gov/research/umls/rxnorm",
          "http://www.whocc.no/atc");

  private static ContentFiles content;

  @BeforeAll
  static void readOnce() throws IOException {
    content = ContentFiles.read();
  }

  @Test
  void everyFileIsStrictlyReadableR4() throws IOException {
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    parser.setParserErrorHandler(new StrictErrorHandler());
    List<String> refused = new ArrayList<>();
    for (String path : content.byPath().keySet()) {
      try {
        parser.parseResource(ContentFiles.text(path));
      } catch (DataFormatException e) {
        refused.add(path + ": " + e.getMessage());
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void everyIdIsTheNameOfItsFileAndEveryUrlItsCanonical() {
    List<String> wrong = new ArrayList<>();
    content
        .byPath()
        .forEach(
            (path, resource) -> {
              String type = resource.path("resourceType").asText();
              String id = resource.path("id").asText();
              String url = resource.path("url").asText();
              // A NamingSystem has no url in R4.
              String expected = "NamingSystem".equals(type) ? "" : OURS + type + '/' + id;
              if (!path.endsWith('/' + id + ".json") || !url.equals(expected)) {
                wrong.add(path + ' ' + id + ' ' + url);
              }
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void noIdAndNoCanonicalStandsTwice() {
    List<String> urls = content.canonicals().stream().filter(url -> !url.isEmpty()).toList();
    assertThat(urls).doesNotHaveDuplicates();
    content
        .byPath()
        .forEach(
            (path, resource) -> {
              List<String> ids = new ArrayList<>();
              ContentFiles.eachObject(
                  path, resource, (where, object) -> ids.add(object.path("id").asText()));
              assertThat(ids.stream().filter(id -> !id.isEmpty())).as(path).doesNotHaveDuplicates();
            });
  }

  @Test
  void noDescriptionOfALicensedCodeSystemIsShipped() {
    List<String> shipped = new ArrayList<>();
    content
        .byPath()
        .forEach(
            (path, resource) ->
                ContentFiles.eachObject(
                    path,
                    resource,
                    (where, object) -> {
                      if (LICENSED.contains(object.path("system").asText()) && describes(object)) {
                        shipped.add(where + ' ' + object.path("code").asText());
                      }
                    }));
    assertThat(shipped).isEmpty();
  }

  private static boolean describes(JsonNode object) {
    return object.hasNonNull("display")
        || object.path("concept").valueStream().anyMatch(c -> c.hasNonNull("display"));
  }

  @Test
  void everyReferenceToOurOwnContentResolves() {
    Set<String> known = new HashSet<>(content.canonicals());
    List<String> dangling = new ArrayList<>();
    content
        .byPath()
        .forEach(
            (path, resource) ->
                ContentFiles.eachObject(
                    path,
                    resource,
                    (where, object) ->
                        ownReferences(object).stream()
                            .filter(url -> !known.contains(url))
                            .forEach(url -> dangling.add(where + ' ' + url))));
    assertThat(dangling).isEmpty();
  }

  private static List<String> ownReferences(JsonNode object) {
    List<String> urls = new ArrayList<>();
    urls.add(object.path("definitionCanonical").asText());
    urls.add(object.path("valueCanonical").asText());
    urls.add(object.path("system").asText());
    object.path("valueSet").valueStream().forEach(url -> urls.add(url.asText()));
    return urls.stream()
        .filter(url -> url.startsWith(OURS) && !url.startsWith(RULE_LIBRARY))
        .toList();
  }

  @Test
  void everyCodeOfOurOwnIsDefined() {
    Set<String> defined = new HashSet<>();
    Set<String> open = new HashSet<>();
    for (JsonNode system : content.ofType("CodeSystem")) {
      if ("not-present".equals(system.path("content").asText())) {
        open.add(system.path("url").asText());
      }
      system
          .path("concept")
          .forEach(c -> defined.add(system.path("url").asText() + '|' + c.path("code").asText()));
    }
    List<String> undefined = new ArrayList<>();
    content
        .byPath()
        .forEach(
            (path, resource) ->
                ContentFiles.eachObject(
                    path,
                    resource,
                    (where, object) ->
                        ownCodes(object, open).stream()
                            .filter(code -> !defined.contains(code))
                            .forEach(code -> undefined.add(where + ' ' + code))));
    assertThat(undefined).isEmpty();
  }

  private static List<String> ownCodes(JsonNode object, Set<String> open) {
    String system = object.path("system").asText();
    List<String> codes = new ArrayList<>();
    if (system.startsWith(OURS) && !open.contains(system)) {
      if (object.hasNonNull("code")) {
        codes.add(system + '|' + object.path("code").asText());
      }
      object.path("concept").forEach(c -> codes.add(system + '|' + c.path("code").asText()));
    }
    return codes;
  }
}
