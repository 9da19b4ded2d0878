package org.hiphooks.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.hiphooks.replay.run.OutOfReach;

/**
 * The files of the input, in an order that does not depend on the file system.
 *
 * @param format how they are written
 * @param files the files
 */
record InputFiles(Format format, List<InputFile> files) {

  private static final String LINES = ".ndjson";
  private static final String TABLE = ".parquet";

  /** How a population is written. */
  enum Format {
    /** Lines of a bulk export, packed or not. */
    NDJSON,
    /** A table with a column {@code resource}. */
    PARQUET
  }

  /** Defensive copy. */
  InputFiles {
    files = List.copyOf(files);
  }

  /**
   * Finds the files at and below some places.
   *
   * @throws OutOfReach if one is not there or must not be read
   * @throws InputRefused if nothing, or two formats, are found there
   */
  static InputFiles of(List<String> places, Configuration hadoop) {
    List<InputFile> lines = new ArrayList<>();
    List<InputFile> tables = new ArrayList<>();
    CompressionCodecFactory codecs = new CompressionCodecFactory(hadoop);
    for (String place : places) {
      for (InputFile file : below(place, hadoop, codecs)) {
        (file.name().endsWith(TABLE) ? tables : lines).add(file);
      }
    }
    String all = String.join(", ", places);
    if (!lines.isEmpty() && !tables.isEmpty()) {
      throw new InputRefused(all + " holds both .ndjson and .parquet: name one of the two");
    }
    if (lines.isEmpty() && tables.isEmpty()) {
      throw new InputRefused("no file *.ndjson, *.ndjson.gz or *.parquet in " + all);
    }
    return tables.isEmpty()
        ? new InputFiles(Format.NDJSON, sorted(lines))
        : new InputFiles(Format.PARQUET, sorted(tables));
  }

  private static List<InputFile> sorted(List<InputFile> files) {
    return files.stream()
        .sorted(Comparator.comparing(InputFile::name).thenComparing(InputFile::path))
        .toList();
  }

  private static List<InputFile> below(
      String place, Configuration hadoop, CompressionCodecFactory codecs) {
    List<InputFile> found = new ArrayList<>();
    try {
      Path root = new Path(place);
      FileSystem system = root.getFileSystem(hadoop);
      FileStatus status = system.getFileStatus(root);
      String home = status.getPath().toString();
      RemoteIterator<LocatedFileStatus> all = system.listFiles(root, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        String path = file.getPath().toString();
        String below =
            status.isDirectory() ? path.substring(home.length() + 1) : file.getPath().getName();
        if (isData(below)) {
          boolean plain = codecs.getCodec(file.getPath()) == null;
          found.add(new InputFile(path, below, file.getLen(), file.getModificationTime(), plain));
        }
      }
      return found;
    } catch (FileNotFoundException e) {
      throw new OutOfReach(place + " is not there", e);
    } catch (IOException e) {
      throw new OutOfReach(place + " cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new InputRefused(place + " is no path");
    }
  }

  private static boolean isData(String below) {
    boolean isHidden =
        List.of(below.split("/", -1)).stream()
            .anyMatch(part -> part.startsWith("_") || part.startsWith("."));
    String name = below.substring(below.lastIndexOf('/') + 1);
    return !isHidden
        && (name.endsWith(TABLE) || name.endsWith(LINES) || name.contains(LINES + '.'));
  }

  /** The same for two inputs whose files have the same names, lengths and times. */
  String hash() {
    return CohortContent.hash(
        files.stream()
            .map(file -> file.name() + '\t' + file.length() + '\t' + file.modified())
            .collect(Collectors.joining("\n", format + "\n", "")));
  }

  /** Bytes of all files. */
  long bytes() {
    return files.stream().mapToLong(InputFile::length).sum();
  }
}
