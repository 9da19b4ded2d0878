package org.hiphooks.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows with a file and an offset, sorted by these, the file's name and the line's number. A
 * file is read once, and only up to the last line that is asked for.
 */
final class LineNumbers implements Iterator<Row> {

  private static final int BUFFER = 1 << 16;

  private final Iterator<Row> rows;
  private final List<InputFile> files;
  private final Configuration hadoop;
  private final boolean areLines;
  private final byte[] buffer = new byte[BUFFER];
  private int file = -1;
  private @Nullable InputStream in;
  private long at;
  private long line;
  private int filled;
  private int next;

  /**
   * Numbers lines.
   *
   * @param areLines whether offsets are bytes; otherwise they are rows of a table
   */
  LineNumbers(Iterator<Row> rows, List<InputFile> files, Configuration hadoop, boolean areLines) {
    this.rows = rows;
    this.files = files;
    this.hadoop = hadoop;
    this.areLines = areLines;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Row next() {
    if (!rows.hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = rows.next();
    String name = row.isNullAt(0) ? null : files.get(row.getInt(0)).name();
    Long number = row.isNullAt(1) ? null : Long.valueOf(number(row.getInt(0), row.getLong(1)));
    return RowFactory.create(name, number, row.get(2), row.get(3), row.get(4), row.get(5));
  }

  private long number(int of, long offset) {
    if (!areLines) {
      return offset + 1;
    }
    try {
      if (of != file) {
        open(of);
      }
      while (at < offset && fill()) {
        if (buffer[next++] == '\n') {
          line++;
        }
        at++;
      }
    } catch (IOException e) {
      // A packed file that is broken: its lines up to there are counted.
      return line;
    }
    return line;
  }

  private boolean fill() throws IOException {
    if (next == filled && in != null) {
      filled = Math.max(0, in.read(buffer));
      next = 0;
    }
    return next < filled;
  }

  private void open(int of) throws IOException {
    if (in != null) {
      in.close();
    }
    file = of;
    at = 0;
    line = 1;
    filled = 0;
    next = 0;
    Path path = new Path(files.get(of).path());
    FSDataInputStream raw = path.getFileSystem(hadoop).open(path);
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    in = codec == null ? raw : codec.createInputStream(raw);
  }
}
