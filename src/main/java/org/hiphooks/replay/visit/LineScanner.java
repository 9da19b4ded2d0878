package org.hiphooks.replay.visit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Finds out whom each line of an export belongs to, without making a tree of it. */
final class LineScanner {

  private static final int BUFFER = 1 << 16;
  private static final JsonFactory JSON = new JsonFactory();

  private final LineIndex index;
  private final int file;
  private final String name;
  private final Predicate<String> wanted;
  private final VisitSink sink;

  /**
   * Scans one file.
   *
   * @param wanted whether records of a type are read; the lines of others are not even noted
   */
  LineScanner(LineIndex index, int file, String name, Predicate<String> wanted, VisitSink sink) {
    this.index = index;
    this.file = file;
    this.name = name;
    this.wanted = wanted;
    this.sink = sink;
  }

  void scan(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
      long start = 0;
      long at = 0;
      int number = 1;
      for (int next = in.read(); next >= 0 && sink.wantsMore(); next = in.read()) {
        at++;
        if (next == '\n') {
          note(line, start, at - 1 - start, number++);
          line.reset();
          start = at;
        } else if (line.size() <= JsonFiles.MAX_LINE) {
          line.write(next);
        }
      }
      note(line, start, at - start, number);
    }
  }

  private void note(ByteArrayOutputStream line, long start, long length, int number) {
    String place = name + ':' + number;
    if (length > JsonFiles.MAX_LINE) {
      int limit = JsonFiles.MAX_LINE / (1024 * 1024);
      sink.leftOut(LeftOut.missing(place, "the line is longer than " + limit + " MiB"));
      return;
    }
    byte[] bytes = line.toByteArray();
    if (BulkLine.isBlank(bytes)) {
      return;
    }
    try (JsonParser parser = JSON.createParser(bytes)) {
      BulkLine found = BulkLine.of(parser);
      if (found.type() != null && !wanted.test(found.type())) {
        return;
      }
      if (found.patient() != null) {
        index.add(found.patient(), file, start, (int) length);
      } else if ("Medication".equals(found.type()) && found.id() != null) {
        index.addShared("Medication/" + found.id(), file, start, (int) length);
      } else if (found.type() == null) {
        sink.leftOut(LeftOut.missing(place, "is no resource"));
      }
    } catch (IOException e) {
      sink.leftOut(LeftOut.missing(place, "is not JSON"));
    }
  }
}
