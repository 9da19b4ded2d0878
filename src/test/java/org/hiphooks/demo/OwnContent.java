package org.hiphooks.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the content that may be broken. */
final class OwnContent {

  private final Path folder;

  private OwnContent(Path folder) {
    this.folder = folder;
  }

  static OwnContent in(Path folder) {
    copy(Path.of("cql"), folder.resolve("cql"));
    copy(Path.of("fhir-resources"), folder.resolve("fhir-resources"));
    return new OwnContent(folder);
  }

  /** The folder. */
  String path() {
    return folder.toString();
  }

  /** Writes other words into a file; gives the line in which they stand. */
  int replace(String file, String words, String others) {
    Path path = folder.resolve(file);
    try {
      String text = Files.readString(path);
      int place = text.indexOf(words);
      if (place < 0) {
        throw new IllegalArgumentException("not in " + file);
      }
      Files.writeString(
          path, text.substring(0, place) + others + text.substring(place + words.length()));
      return (int) text.substring(0, place).lines().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
