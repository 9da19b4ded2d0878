package org.hiphooks.ledger;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * How many calls a process has taken and how many it has written, in a file that outlives the
 * process however it ends: the memory is the operating system's. Thread-safe.
 */
final class CallCounters {

  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BOOT_HIGH = 0;
  private static final int BOOT_LOW = 8;
  private static final int TAKEN = 16;
  private static final int WRITTEN = 24;
  private static final int BYTES = 32;

  private final MappedByteBuffer file;

  private CallCounters(MappedByteBuffer file) {
    this.file = file;
  }

  /** Opens the file, with what the process before has left in it. */
  static CallCounters open(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new CallCounters(channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES));
    }
  }

  /** Starts to count for a new process. */
  void begin(UUID boot) {
    LONG.setVolatile(file, TAKEN, 0L);
    LONG.setVolatile(file, WRITTEN, 0L);
    LONG.setVolatile(file, BOOT_HIGH, boot.getMostSignificantBits());
    LONG.setVolatile(file, BOOT_LOW, boot.getLeastSignificantBits());
    file.force();
  }

  String boot() {
    return new UUID(get(BOOT_HIGH), get(BOOT_LOW)).toString();
  }

  void take() {
    long before = (long) LONG.getAndAdd(file, TAKEN, 1L);
    assert before >= 0;
  }

  long taken() {
    return get(TAKEN);
  }

  long written() {
    return get(WRITTEN);
  }

  void write(int calls) {
    LONG.setVolatile(file, WRITTEN, written() + calls);
  }

  private long get(int place) {
    return (long) LONG.getVolatile(file, place);
  }
}
