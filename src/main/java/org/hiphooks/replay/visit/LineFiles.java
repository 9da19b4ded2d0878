package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads single lines of files by their place. */
final class LineFiles implements AutoCloseable {

  private final List<Path> files;
  private final @Nullable FileChannel[] open;

  LineFiles(List<Path> files) {
    this.files = List.copyOf(files);
    this.open = new FileChannel[files.size()];
  }

  ObjectNode read(int file, long offset, int length) throws Unreadable, IOException {
    FileChannel channel = open[file];
    if (channel == null) {
      channel = FileChannel.open(files.get(file));
      open[file] = channel;
    }
    ByteBuffer line = ByteBuffer.allocate(length);
    while (line.hasRemaining() && channel.read(line, offset + line.position()) >= 0) {
      // Reads on until the line is whole.
    }
    return JsonFiles.read(line.array());
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
