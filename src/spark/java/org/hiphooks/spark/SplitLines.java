package org.hiphooks.spark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.hiphooks.replay.visit.BulkLine;
import org.jspecify.annotations.Nullable;

/**
 * The lines that begin in a split, each with the byte at which it begins. A line that is too long
 * is passed over and never held.
 */
final class SplitLines implements Iterator<SplitLines.Line>, Closeable {

  private static final int BUFFER = 1 << 17;

  private final Split split;
  private final InputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
  private long at;
  private boolean isEnd;
  private boolean isBroken;
  private @Nullable Line next;

  /**
   * A line.
   *
   * @param offset byte of the unpacked file at which it begins
   * @param text its bytes; null = it is longer than what is read
   */
  record Line(long offset, byte @Nullable [] text) {}

  SplitLines(Split split, Configuration hadoop) throws IOException {
    this.split = split;
    Path path = new Path(split.file().path());
    FSDataInputStream raw = path.getFileSystem(hadoop).open(path);
    CompressionCodec codec =
        split.file().splittable() ? null : new CompressionCodecFactory(hadoop).getCodec(path);
    if (split.start() > 0) {
      raw.seek(split.start() - 1);
      at = split.start() - 1;
    }
    this.in = new BufferedInputStream(codec == null ? raw : codec.createInputStream(raw), BUFFER);
    if (split.start() > 0) {
      // What ends here began in the split before.
      skipLine();
    }
  }

  private void skipLine() throws IOException {
    int read = in.read();
    while (read >= 0) {
      at++;
      if (read == '\n') {
        return;
      }
      read = in.read();
    }
    isEnd = true;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !isEnd && at < split.end()) {
      try {
        next = read();
      } catch (IOException e) {
        if (split.file().splittable()) {
          throw new UncheckedIOException(split.file().name() + " cannot be read to its end", e);
        }
        // What is packed and broken stays broken; only a plain file is worth another try.
        isEnd = true;
        isBroken = true;
      }
    }
    return next != null;
  }

  private @Nullable Line read() throws IOException {
    long start = at;
    bytes.reset();
    int read = in.read();
    while (read >= 0) {
      at++;
      if (read == '\n') {
        break;
      }
      if (at - start <= BulkLine.MAX_BYTES) {
        bytes.write(read);
      }
      read = in.read();
    }
    isEnd = read < 0;
    if (isEnd && at == start) {
      return null;
    }
    return new Line(start, at - start - 1 > BulkLine.MAX_BYTES ? null : bytes.toByteArray());
  }

  @Override
  public Line next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Line line = next;
    next = null;
    return line;
  }

  /** Whether a packed file could not be unpacked to its end. */
  boolean isBroken() {
    return isBroken;
  }

  /** Where the next line would begin. */
  long offset() {
    return at;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
