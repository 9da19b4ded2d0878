package org.hiphooks.replay.report;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hiphooks.replay.run.OutOfReach;

/**
 * Pieces of a report that come before its head is known. They wait in a file beside it, so that
 * memory does not grow with the number of visits.
 */
public final class Spool implements AutoCloseable {

  private final Path file;
  private final Writer writer;
  private long size;

  /**
   * Starts.
   *
   * @param report the report it belongs to
   * @param kind what it holds
   * @throws OutOfReach if the folder must not be written
   */
  public Spool(Path report, String kind) {
    this.file = report.resolveSibling(report.getFileName() + "." + kind + ".partial");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.writer = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Adds a piece. Line ends inside it do not matter to anybody, so that a piece is one line. */
  public void add(String piece) {
    try {
      writer.write(piece.replace('\n', ' ').replace('\r', ' '));
      writer.write('\n');
      size++;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Number of pieces. */
  public long size() {
    return size;
  }

  /** Copies the first pieces in order. */
  public void copyTo(PartialFile target, long most) {
    try {
      writer.flush();
      try (BufferedReader pieces = Files.newBufferedReader(file)) {
        long copied = 0;
        for (String piece = pieces.readLine();
            piece != null && copied < most;
            piece = pieces.readLine()) {
          target.write(piece + "\n");
          copied++;
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Nothing of it remains. */
  @Override
  public void close() {
    try (writer) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What it holds is in the report, or the report was given up.
    }
  }

  private OutOfReach failed(IOException cause) {
    return new OutOfReach("the report " + file + " cannot be written", cause);
  }
}
