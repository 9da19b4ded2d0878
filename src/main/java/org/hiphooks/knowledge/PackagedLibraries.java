package org.hiphooks.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryReader;
import org.hl7.elm.r1.Library;
import org.jspecify.annotations.Nullable;

/**
 * Libraries that were compiled when the product was built, packed into it with the hash of the text
 * they come from. They are used for that very text only; any other is compiled as ever.
 */
final class PackagedLibraries {

  /** Where they are packed. */
  static final String FOLDER = "/elm/";

  /** File that holds the hash and then the names. */
  static final String INDEX = "index";

  /** End of the name of a library's file. */
  static final String FILE = ".json.gz";

  private PackagedLibraries() {}

  /** Opens a file of the folder; null if there is none of this name. */
  interface Folder {
    @Nullable InputStream open(String name);
  }

  /**
   * The libraries by name; null if others were packed than those of these texts.
   *
   * @param texts CQL by name
   */
  static @Nullable Map<String, CompiledLibrary> of(Map<String, String> texts) {
    return of(texts, name -> PackagedLibraries.class.getResourceAsStream(FOLDER + name));
  }

  static @Nullable Map<String, CompiledLibrary> of(Map<String, String> texts, Folder folder) {
    try (InputStream index = folder.open(INDEX)) {
      if (index == null) {
        return null;
      }
      List<String> lines =
          new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.get(0).equals(hash(texts)) ? read(lines, folder) : null;
    } catch (IOException e) {
      throw new IllegalStateException("libraries in the jar cannot be read", e);
    }
  }

  private static Map<String, CompiledLibrary> read(List<String> lines, Folder folder)
      throws IOException {
    Map<String, CompiledLibrary> libraries = new LinkedHashMap<>();
    for (String name : lines.subList(1, lines.size())) {
      try (InputStream packed = folder.open(name + FILE)) {
        if (packed == null) {
          throw new IllegalStateException("no library " + name + " in the jar");
        }
        libraries.put(name, compiled(packed));
      }
    }
    return libraries;
  }

  private static CompiledLibrary compiled(InputStream packed) throws IOException {
    String json = new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8);
    Library library = new ElmJsonLibraryReader().read(json);
    UnionTypes.restore(library);
    CompiledLibrary compiled = new CompiledLibrary();
    compiled.setIdentifier(library.getIdentifier());
    compiled.setLibrary(library);
    return compiled;
  }

  /** Of names and texts, whatever their order. */
  static String hash(Map<String, String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.keySet().stream()
          .sorted()
          .forEach(
              name -> {
                digest.update((name + '\0').getBytes(StandardCharsets.UTF_8));
                digest.update((texts.get(name) + '\0').getBytes(StandardCharsets.UTF_8));
              });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
