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

  /** Stands in a page where its rows go; no text of a visit can look like it. */
  public static final String ROWS = "<!--rows-->";

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

  /**
   * Writes a page.
   *
   * @param rows writes what goes where {@link #ROWS} stands in it, if it stands there
   */
  public void write(byte[] page, Runnable rows) {
    String text = new String(page, StandardCharsets.UTF_8);
    int place = text.indexOf(ROWS);
    write(place < 0 ? text : text.substring(0, place));
    if (place >= 0) {
      rows.run();
      write(text.substring(place + ROWS.length()));
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

  /** Gives up what is not finished; what was written of it keeps the name of a partial file. */
  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      // The disk is full, and that it is was said when it was written to.
    }
  }

  /** The failure that says which file. */
  public OutOfReach failed(IOException cause) {
    return new OutOfReach("the report " + file + " cannot be written", cause);
  }
}
