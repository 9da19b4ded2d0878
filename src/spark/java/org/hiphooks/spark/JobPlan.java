package org.hiphooks.spark;

import java.util.Set;

/**
 * How a job is cut into pieces.
 *
 * @param content content and configuration
 * @param input the files
 * @param types FHIR types that the content reads
 * @param slices how many slices the patients are spread over
 * @param parts how many parts a slice is answered in
 * @param splitBytes how much of a file one task reads
 */
record JobPlan(
    CohortContent content,
    InputFiles input,
    Set<String> types,
    int slices,
    int parts,
    long splitBytes) {

  private static final long SLICE_BYTES = 8L << 30;
  private static final long PART_BYTES = 32L << 20;
  private static final int MAX_SLICES = 1000;
  private static final int MAX_PARTS = 4000;

  /** Packed text is about so many times longer than its file. */
  private static final long PACKED = 10;

  static final long SPLIT_BYTES = 64L << 20;

  /** Defensive copy. */
  JobPlan {
    types = Set.copyOf(types);
  }

  /** Bytes of the input, unpacked, as far as that can be told. */
  private static long bytes(InputFiles input) {
    return input.files().stream()
        .mapToLong(file -> file.splittable() ? file.length() : file.length() * PACKED)
        .sum();
  }

  /** So many slices that each is a few minutes' work of a small cluster. */
  static int slices(InputFiles input) {
    return (int) Math.min(MAX_SLICES, 1 + bytes(input) / SLICE_BYTES);
  }

  /** So many parts that each fits into memory well, and every core has several. */
  static int parts(InputFiles input, int slices, int cores) {
    long bySize = 1 + bytes(input) / slices / PART_BYTES;
    return (int) Math.min(MAX_PARTS, Math.max(bySize, cores * 2L));
  }
}
