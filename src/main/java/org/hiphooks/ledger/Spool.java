package org.hiphooks.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Lines on disk that wait for the store. A line is there, whatever happens, once {@link #append}
 * returns. Each carries a checksum: what a crash has torn is known and skipped. Thread-safe.
 */
final class Spool implements AutoCloseable {

  private static final String SUFFIX = ".spool";
  private static final int BATCH = 500;
  private static final int CHECKSUM = 8;

  private final Path folder;
  private final long maxBytes;
  private long bytes;
  private long number;
  private @Nullable FileChannel open;
  private long damaged;

  Spool(Path folder, long maxBytes) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.maxBytes = maxBytes;
    for (Path segment : segments()) {
      bytes += Files.size(segment);
      number = Math.max(number, numberOf(segment));
    }
  }

  /**
   * Writes lines, all or none.
   *
   * @throws IOException if they cannot be written, or the spool is full
   */
  synchronized void append(List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(checksum(line)).append(' ').append(line).append('\n'));
    byte[] block = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes + block.length > maxBytes) {
      throw new IOException("the spool is full");
    }
    FileChannel channel = channel();
    long start = channel.size();
    try {
      ByteBuffer rest = ByteBuffer.wrap(block);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(false);
      bytes += block.length;
    } catch (IOException e) {
      abandon(channel, start);
      throw e;
    }
  }

  /** Bytes that wait. */
  synchronized long bytes() {
    return bytes;
  }

  /** Lines that could not be read again. */
  synchronized long damaged() {
    return damaged;
  }

  /**
   * Hands out all that waits, the oldest first, and deletes what was taken. If the taker fails,
   * what it has not taken stays; what it took may come again.
   */
  void drain(Consumer<List<String>> taker) throws IOException {
    for (Path segment : closedSegments()) {
      List<String> lines = read(segment);
      for (int from = 0; from < lines.size(); from += BATCH) {
        taker.accept(lines.subList(from, Math.min(lines.size(), from + BATCH)));
      }
      synchronized (this) {
        bytes -= Files.size(segment);
        Files.delete(segment);
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private FileChannel channel() throws IOException {
    if (open == null) {
      number++;
      Path segment = folder.resolve(String.format(Locale.ROOT, "%016d%s", number, SUFFIX));
      open =
          FileChannel.open(
              segment,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND);
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
    return open;
  }

  /** What follows must not stand behind half a line. */
  private void abandon(FileChannel channel, long size) {
    try (channel) {
      channel.truncate(size);
    } catch (IOException e) {
      damaged++;
    }
    open = null;
  }

  private synchronized List<Path> closedSegments() throws IOException {
    close();
    return segments();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static long numberOf(Path segment) {
    String digits = segment.getFileName().toString().replace(SUFFIX, "");
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
  }

  private List<String> read(Path segment) throws IOException {
    List<String> lines = new ArrayList<>();
    String text = new String(Files.readAllBytes(segment), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      boolean isWhole =
          line.length() > CHECKSUM
              && line.startsWith(checksum(line.substring(CHECKSUM + 1)))
              && line.charAt(CHECKSUM) == ' ';
      if (isWhole) {
        lines.add(line.substring(CHECKSUM + 1));
      } else if (!line.isEmpty()) {
        synchronized (this) {
          damaged++;
        }
      }
    }
    return lines;
  }

  private static String checksum(String line) {
    CRC32 sum = new CRC32();
    sum.update(line.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
