package org.hiphooks.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryWriter;
import org.hiphooks.knowledge.CompiledCql;
import org.hl7.elm.r1.Library;

/** The value sets and codes that the compiled rules come upon, starting at what is shown. */
final class ReachedCodes {

  /** A code, or a define, of a library or system. */
  record Named(String of, String name) {}

  private final Map<String, JsonNode> libraries = new HashMap<>();
  private final Set<Named> seen = new HashSet<>();
  private final Deque<Named> open = new ArrayDeque<>();
  private final Set<String> valueSets = new HashSet<>();
  private final Set<Named> codes = new HashSet<>();

  /** Starting at all defines of some libraries. */
  ReachedCodes(CompiledCql cql, List<String> from) throws IOException {
    for (CompiledLibrary compiled : cql.reading().getCompiledLibraries().values()) {
      Library library = compiled.getLibrary();
      if (library != null && library.getIdentifier() != null) {
        String text = new ElmJsonLibraryWriter().writeAsString(library);
        libraries.put(
            String.valueOf(library.getIdentifier().getId()),
            new ObjectMapper().readTree(text).path("library"));
      }
    }
    for (String library : from) {
      definitions(library, "statements").forEach(define -> add(library, name(define)));
    }
    while (!open.isEmpty()) {
      Named define = open.remove();
      for (JsonNode definition : definitions(define.of(), "statements")) {
        if (name(definition).equals(define.name())) {
          follow(define.of(), definition);
        }
      }
    }
  }

  /** Addresses of the value sets. */
  Set<String> valueSets() {
    return valueSets;
  }

  /** The single codes. */
  Set<Named> codes() {
    return codes;
  }

  private void add(String library, String define) {
    Named named = new Named(library, define);
    if (seen.add(named)) {
      open.add(named);
    }
  }

  private void follow(String library, JsonNode node) {
    String type = node.path("type").asText();
    String in = libraryOf(library, node);
    switch (type) {
      case "ExpressionRef", "FunctionRef" -> add(in, name(node));
      case "ValueSetRef" -> valueSets.add(definition(in, "valueSets", node).path("id").asText());
      case "CodeRef" -> addCode(in, definition(in, "codes", node));
      default -> {
        // Other expressions name neither.
      }
    }
    if (node.path("valueset").has("name")) {
      JsonNode set = node.path("valueset");
      valueSets.add(definition(libraryOf(library, set), "valueSets", set).path("id").asText());
    }
    node.forEach(child -> follow(library, child));
  }

  private void addCode(String library, JsonNode code) {
    JsonNode system = code.path("codeSystem");
    String address =
        definition(libraryOf(library, system), "codeSystems", system).path("id").asText();
    codes.add(new Named(address, code.path("id").asText()));
  }

  /** The library that a reference in another means. */
  private String libraryOf(String library, JsonNode reference) {
    String alias = reference.path("libraryName").asText();
    for (JsonNode include : definitions(library, "includes")) {
      if (include.path("localIdentifier").asText().equals(alias)) {
        return include.path("path").asText();
      }
    }
    return library;
  }

  private JsonNode definition(String library, String section, JsonNode reference) {
    for (JsonNode definition : definitions(library, section)) {
      if (name(definition).equals(name(reference))) {
        return definition;
      }
    }
    throw new IllegalStateException(library + ' ' + section + ' ' + reference);
  }

  private List<JsonNode> definitions(String library, String section) {
    List<JsonNode> definitions = new ArrayList<>();
    JsonNode known = libraries.get(library);
    if (known != null) {
      known.path(section).path("def").forEach(definitions::add);
    }
    return definitions;
  }

  private static String name(JsonNode node) {
    return node.path("name").asText();
  }
}
