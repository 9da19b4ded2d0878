package org.hiphooks.replay.visit;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * About how many visits paths hold, told by the names of files alone: one a file, one a folder
 * whose records stand in folders by type. Exports count when they were read.
 */
final class Extent {

  private Extent() {}

  static long of(List<Path> paths) {
    long visits = 0;
    for (Path path : paths) {
      visits += Files.isDirectory(path) ? folder(path) : VisitReader.isData(path) ? 1 : 0;
    }
    return visits;
  }

  private static long folder(Path folder) {
    long files = 0;
    long below = 0;
    boolean hasTypes = false;
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          boolean isType =
              VisitReader.TYPE_FOLDER.matcher(child.getFileName() + "").matches()
                  && holdsFilesOnly(child);
          hasTypes |= isType;
          below += isType ? 0 : folder(child);
        } else if (VisitReader.isData(child)) {
          files++;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Who reads it next says so.
    }
    return below + (files == 0 && hasTypes ? 1 : files);
  }

  private static boolean holdsFilesOnly(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          return false;
        }
      }
      return true;
    }
  }
}
