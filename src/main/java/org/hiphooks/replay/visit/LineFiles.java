package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads single lines of files by their place. */
final class LineFiles implements AutoCloseable {

  private final List<Path> files;
  private final @Nullable FileChannel[] open;

  LineFiles(List<Path> files) {
    this.files = List.copyOf(files);
    this.open = new FileChannel[files.size()];
  }

  /** The one line of a run. */
  ObjectNode read(int file, long offset, int length) throws Unreadable, IOException {
    return JsonFiles.read(bytes(file, offset, length));
  }

  /**
   * The lines of a run that are whole and wanted; what is broken was named when it was scanned.
   *
   * @param wanted whether records of a type are read
   */
  List<ObjectNode> read(int file, long offset, int length, Predicate<String> wanted)
      throws IOException {
    byte[] run = bytes(file, offset, length);
    List<ObjectNode> records = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= run.length; at++) {
      if (at == run.length || run[at] == '\n') {
        add(Arrays.copyOfRange(run, start, at), wanted, records);
        start = at + 1;
      }
    }
    return records;
  }

  private static void add(byte[] line, Predicate<String> wanted, List<ObjectNode> records) {
    try {
      ObjectNode record = JsonFiles.read(line);
      if (wanted.test(ChartVisits.type(record))) {
        records.add(record);
      }
    } catch (Unreadable e) {
      // It was named when it was scanned, or is blank.
    }
  }

  private byte[] bytes(int file, long offset, int length) throws IOException {
    FileChannel channel = open[file];
    if (channel == null) {
      channel = FileChannel.open(files.get(file));
      open[file] = channel;
    }
    ByteBuffer line = ByteBuffer.allocate(length);
    while (line.hasRemaining() && channel.read(line, offset + line.position()) >= 0) {
      // Reads on until the line is whole.
    }
    return line.array();
  }

  @Override
  public void close() {
    for (FileChannel channel : open) {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        // Only reading: nothing is lost if closing fails.
      }
    }
  }
}
