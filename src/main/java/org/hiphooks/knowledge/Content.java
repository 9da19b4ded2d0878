package org.hiphooks.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that authors write, read once: CQL below {@code cql/} and FHIR resources below {@code
 * fhir-resources/}.
 *
 * @param files path relative to the content root, with forward slashes, to text; never null
 * @param hash hex SHA-256 over all paths and texts: two contents with one hash are the same content
 */
public record Content(SortedMap<String, String> files, String hash) {

  private static final String[] FOLDERS = {"cql", "fhir-resources"};
  private static final List<String> DATA =
      List.of("fhir-resources/cases/", "fhir-resources/patients/", "fhir-resources/demo/");

  /** Defensive copy. */
  public Content {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Reads the content of a folder that holds {@code cql/} and {@code fhir-resources/}.
   *
   * @throws ContentInvalid if a folder is missing or a file cannot be read
   */
  public static Content ofDirectory(Path root) {
    try {
      return read(root);
    } catch (IOException e) {
      throw ContentInvalid.of(root.toString(), "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * Reads the content of a folder, or the one packed into a jar of this product.
   *
   * @throws ContentInvalid if there is none
   */
  public static Content at(Path place) {
    if (Files.isDirectory(place)) {
      return ofDirectory(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place, (ClassLoader) null)) {
      return read(jar.getPath("content"));
    } catch (IOException | ProviderNotFoundException e) {
      throw ContentInvalid.of(place.toString(), "is neither a folder nor a jar of this product");
    }
  }

  /** Reads the content that is packed into the product. */
  public static Content embedded() {
    URL url = Content.class.getResource("/content/cql");
    if (url == null) {
      throw ContentInvalid.of("content/cql", "is not packed into this build");
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        Path cql = Path.of(uri);
        return read(cql.resolveSibling(""));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath("content"));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files below a folder, in path order. */
  public SortedMap<String, String> below(String folder) {
    return files.subMap(folder + "/", folder + "0");
  }

  /**
   * Whether a file is a case, a patient or an order to try the content with: no knowledge, but
   * data.
   */
  public static boolean isCaseOrPatient(String path) {
    return DATA.stream().anyMatch(path::startsWith);
  }

  /** A content with these files. */
  public static Content of(SortedMap<String, String> files) {
    return new Content(files, hash(files));
  }

  private static Content read(Path root) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (String folder : FOLDERS) {
      Path start = root.resolve(folder);
      if (!Files.isDirectory(start)) {
        throw ContentInvalid.of(start.toString(), "folder is missing");
      }
      try (Stream<Path> paths = Files.walk(start)) {
        for (Path path : (Iterable<Path>) paths.filter(Content::isContent)::iterator) {
          String name = root.relativize(path).toString().replace('\\', '/');
          files.put(name, text(path, name));
        }
      }
    }
    return of(files);
  }

  private static String text(Path path, String name) throws IOException {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw ContentInvalid.of(name, "is not UTF-8: save it in that encoding");
    }
  }

  private static boolean isContent(Path path) {
    String name = path.toString();
    return Files.isRegularFile(path) && (name.endsWith(".cql") || name.endsWith(".json"));
  }

  private static String hash(SortedMap<String, String> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, text) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
