package org.hiphooks.replay.visit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads JSON and YAML objects within limits. Messages name the line and never quote the text. */
final class JsonFiles {

  /** Largest file in bytes. */
  static final long MAX_FILE = 64L * 1024 * 1024;

  /** Largest line of an export in bytes. */
  static final int MAX_LINE = 16 * 1024 * 1024;

  private static final int MAX_DEPTH = 200;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_ALIASES = 20;
  private static final ObjectMapper JSON = json();
  private static final ObjectMapper YAML = yaml();

  private JsonFiles() {}

  /**
   * Reads a file.
   *
   * @throws Unreadable if it is no JSON or YAML object, or out of reach
   */
  static ObjectNode read(Path file) throws Unreadable {
    return read(file, type -> true);
  }

  /**
   * Reads a file; of a Bundle only the records that somebody reads are held in memory.
   *
   * @param wanted whether records of a type are read
   * @throws Unreadable if it is no JSON or YAML object, or out of reach
   */
  static ObjectNode read(Path file, Predicate<String> wanted) throws Unreadable {
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new Unreadable(
            "is larger than " + MAX_FILE / (1024 * 1024) + " MiB; NDJSON may be of any size");
      }
      if (isYaml(file)) {
        return parse(YAML, Files.readAllBytes(file));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return BundleReader.read(JSON, in, wanted);
      }
    } catch (NoSuchFileException e) {
      throw new Unreadable("does not exist");
    } catch (AccessDeniedException e) {
      throw new Unreadable("must not be read by this user");
    } catch (IOException e) {
      throw unreadable(JSON, e);
    }
  }

  /**
   * Reads the JSON object of one line.
   *
   * @throws Unreadable if it is none
   */
  static ObjectNode read(byte[] line) throws Unreadable {
    return parse(JSON, line);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static boolean isYaml(Path file) {
    String name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static ObjectNode parse(ObjectMapper mapper, byte[] bytes) throws Unreadable {
    try {
      JsonNode root = mapper.readTree(bytes);
      if (root instanceof ObjectNode object) {
        return object;
      }
      throw new Unreadable("is not an object");
    } catch (IOException e) {
      throw unreadable(mapper, e);
    }
  }

  private static Unreadable unreadable(ObjectMapper mapper, IOException cause) {
    if (cause instanceof StreamConstraintsException) {
      return new Unreadable("is nested too deep, or holds a text or number that is too long");
    }
    if (cause instanceof JsonProcessingException broken) {
      String format = mapper == YAML ? "YAML" : "JSON";
      return new Unreadable("is not " + format + place(broken.getLocation()));
    }
    return cause instanceof CharConversionException
        ? new Unreadable("is not text in UTF-8")
        : new Unreadable("cannot be read (" + cause.getClass().getSimpleName() + ")");
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static ObjectMapper json() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_NUMBER)
            .maxStringLength((int) MAX_FILE)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private static ObjectMapper yaml() {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(MAX_ALIASES);
    limits.setNestingDepthLimit(MAX_DEPTH);
    return YAMLMapper.builder(YAMLFactory.builder().loaderOptions(limits).build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }
}
