package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.cqframework.cql.cql2elm.CqlTranslator;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;

/** Part of the build: compiles the product's own content and packs the libraries. */
public final class LibraryPackager {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What it results in says whether it is one of lists: {@link UnionTypes}. */
  private static final String UNION = "Union";

  private LibraryPackager() {}

  /**
   * Packs.
   *
   * @param args the folder that becomes the jar
   */
  public static void main(String[] args) throws IOException {
    pack(Content.embedded(), Path.of(args[0] + PackagedLibraries.FOLDER));
  }

  static void pack(Content content, Path folder) throws IOException {
    // What an earlier build packed is not taken for compiled.
    Files.deleteIfExists(folder.resolve(PackagedLibraries.INDEX));
    CompiledCql cql = Knowledge.load(content).cql();
    Files.createDirectories(folder);
    SortedMap<String, Library> libraries = new TreeMap<>();
    for (VersionedIdentifier identifier : cql.reading().getCompiledLibraries().keySet()) {
      Library library = cql.reading().resolveLibrary(identifier).getLibrary();
      if (library != null && library.getIdentifier() != null) {
        libraries.put(String.valueOf(library.getIdentifier().getId()), library);
      }
    }
    List<String> index = new ArrayList<>();
    index.add(PackagedLibraries.hash(LibraryCompiler.byName(content.below("cql"))));
    for (Map.Entry<String, Library> library : libraries.entrySet()) {
      index.add(library.getKey());
      write(folder.resolve(library.getKey() + PackagedLibraries.FILE), library.getValue());
    }
    Files.write(folder.resolve(PackagedLibraries.INDEX), index, StandardCharsets.UTF_8);
  }

  private static void write(Path file, Library library) throws IOException {
    JsonNode json = JSON.readTree(CqlTranslator.Companion.convertToJson(library));
    JsonNode header = json.path("library").path("annotation");
    withoutWhatNobodyReads(json);
    ((ObjectNode) json.path("library")).set("annotation", header);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(JSON.writeValueAsBytes(json));
    }
  }

  /** The source text, word by word, and types that nobody asks for: most of a library. */
  private static void withoutWhatNobodyReads(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("annotation") instanceof ArrayNode) {
        object.remove("annotation");
      }
      object.remove("localId");
      if (!UNION.equals(object.path("type").asText())) {
        object.remove("resultTypeSpecifier");
      }
    }
    node.forEach(LibraryPackager::withoutWhatNobodyReads);
  }
}
