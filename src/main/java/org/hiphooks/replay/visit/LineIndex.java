package org.hiphooks.replay.visit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each patient's lines stand, in the order in which patients appear. Lines of one patient
 * that follow each other are one run of some 20 bytes: an export that is sorted by patient, as most
 * are, costs memory by the patient and not by the line.
 */
final class LineIndex {

  private static final int FILE_BITS = 12;

  /** More files than this cannot be told apart. */
  static final int MAX_FILES = 1 << FILE_BITS;

  /** A run is read at once, so it ends when it is this long. */
  private static final int MAX_RUN = 1 << 20;

  private final Map<String, Integer> patients = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Long> shared = new HashMap<>();
  private int[] owner = new int[1024];
  private long[] place = new long[1024];
  private int[] length = new int[1024];
  private int size;
  private int[] start = new int[0];
  private int[] sorted = new int[0];

  /** Notes a line of a patient. */
  void add(String patient, int file, long offset, int bytes) {
    Integer known = patients.get(patient);
    if (known == null) {
      known = ids.size();
      patients.put(patient, known);
      ids.add(patient);
    }
    int last = size - 1;
    boolean follows =
        last >= 0
            && owner[last] == known
            && (place[last] & (MAX_FILES - 1)) == file
            && offset + bytes - (place[last] >>> FILE_BITS) <= MAX_RUN;
    if (follows) {
      length[last] = (int) (offset + bytes - (place[last] >>> FILE_BITS));
    } else {
      int line = note(file, offset, bytes);
      owner[line] = known;
    }
  }

  /** Notes a line that records of many patients may refer to. */
  void addShared(String reference, int file, long offset, int bytes) {
    int line = note(file, offset, bytes);
    owner[line] = -1;
    shared.put(reference, (long) line);
  }

  private int note(int file, long offset, int bytes) {
    if (size == owner.length) {
      owner = Arrays.copyOf(owner, size * 2);
      place = Arrays.copyOf(place, size * 2);
      length = Arrays.copyOf(length, size * 2);
    }
    place[size] = offset << FILE_BITS | file;
    length[size] = bytes;
    return size++;
  }

  /** Ends noting and sorts the lines by patient. */
  void close() {
    start = new int[ids.size() + 1];
    for (int line = 0; line < size; line++) {
      if (owner[line] >= 0) {
        start[owner[line] + 1]++;
      }
    }
    for (int patient = 0; patient < ids.size(); patient++) {
      start[patient + 1] += start[patient];
    }
    sorted = new int[start[ids.size()]];
    int[] next = Arrays.copyOf(start, start.length);
    for (int line = 0; line < size; line++) {
      if (owner[line] >= 0) {
        sorted[next[owner[line]]++] = line;
      }
    }
  }

  int patients() {
    return ids.size();
  }

  String id(int patient) {
    return ids.get(patient);
  }

  /** The runs of a patient; lines that are not to be read may stand between its own. */
  long[] runsOf(int patient) {
    return Arrays.stream(sorted, start[patient], start[patient + 1]).asLongStream().toArray();
  }

  /** The line of a shared resource; null if there is none. */
  @Nullable Long shared(String reference) {
    return shared.get(reference);
  }

  int file(long line) {
    return (int) (place[(int) line] & (MAX_FILES - 1));
  }

  long offset(long line) {
    return place[(int) line] >>> FILE_BITS;
  }

  int length(long line) {
    return length[(int) line];
  }
}
