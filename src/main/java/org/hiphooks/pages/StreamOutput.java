package org.hiphooks.pages;

import gg.jte.TemplateOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes a page to a stream as it is made. A part of the page may {@link #flush()} what stands
 * before it and then wait: the browser shows the beginning meanwhile. Not thread-safe.
 */
public final class StreamOutput implements TemplateOutput {

  private final BufferedWriter writer;

  /** Writes UTF-8 to the stream. */
  public StreamOutput(OutputStream stream) {
    this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  @Override
  public void writeContent(String text) {
    try {
      writer.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeContent(String text, int begin, int end) {
    try {
      writer.write(text, begin, end - begin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends what has been written so far. */
  public void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
