package org.hiphooks.replay.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.hiphooks.replay.run.OutOfReach;

/**
 * A file that has its name only when it is whole: until then {@code .partial} stands behind it, so
 * that half a report is never taken for a report.
 */
public final class PartialFile implements AutoCloseable {

  private final Path file;
  private final Path partial;
  private final Writer writer;

  /**
   * Starts a file.
   *
   * @throws OutOfReach if its folder must not be written
   */
  public PartialFile(Path file) {
    this.file = file;
    this.partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      this.writer = new BufferedWriter(Files.newBufferedWriter(partial, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Where writers of formats write. */
  public Writer writer() {
    return writer;
  }

  /** Writes on. */
  public void write(String text) {
    try {
      writer.write(text);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Gives the file its name. */
  public void finish() {
    try {
      writer.close();
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The failure that says which file. */
  public OutOfReach failed(IOException cause) {
    return new OutOfReach("the report " + file + " cannot be written", cause);
  }
}
