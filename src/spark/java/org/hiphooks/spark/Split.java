package org.hiphooks.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a file that one task reads: the lines that begin in it.
 *
 * @param number the file's place among all
 * @param file the file
 * @param start its first byte
 * @param end the first byte behind it
 */
record Split(int number, InputFile file, long start, long end) implements Serializable {

  /** Cuts files that can be read from the middle. */
  static List<Split> of(List<InputFile> files, long bytes) {
    List<Split> splits = new ArrayList<>();
    for (int number = 0; number < files.size(); number++) {
      InputFile file = files.get(number);
      if (!file.splittable()) {
        splits.add(new Split(number, file, 0, Long.MAX_VALUE));
        continue;
      }
      for (long start = 0; start < file.length(); start += bytes) {
        splits.add(new Split(number, file, start, Math.min(file.length(), start + bytes)));
      }
    }
    return splits;
  }
}
