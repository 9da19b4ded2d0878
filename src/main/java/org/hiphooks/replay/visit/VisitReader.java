package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Walks paths and makes visits of what it knows: calls, Bundles of one patient, exports, cases, and
 * folders that hold one patient's resources in files. Always in the same order; one file in memory
 * at a time.
 */
public final class VisitReader {

  static final Pattern TYPE_FOLDER = Pattern.compile("[A-Z][A-Za-z]+");
  private static final String RENDERING = "rendering.json";

  private final Asking asking;
  private final VisitSink sink;
  private final FileVisits files;

  /** Sends what it finds to a sink. */
  public VisitReader(Asking asking, VisitSink sink) {
    this.asking = asking;
    this.sink = sink;
    this.files = new FileVisits(asking, sink);
  }

  /** Reads everything at and below these paths. */
  public void read(List<Path> paths) {
    sink.expect(Extent.of(paths));
    for (Path path : paths) {
      Path root = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
      Walk walk = new Walk(root == null ? path : root, path.toAbsolutePath().equals(path));
      if (Files.isDirectory(path)) {
        walk.folder(path, walk.children(path));
      } else {
        walk.alone(path);
      }
    }
  }

  /** One path that was given. */
  private final class Walk {

    private final Path root;

    Walk(Path root, boolean absolute) {
      this.root = absolute ? root.toAbsolutePath() : root;
    }

    void alone(Path file) {
      List<ObjectNode> chart = new ArrayList<>();
      Path absolute = file.toAbsolutePath();
      if (isExport(file)) {
        new BulkExport(asking, sink).read(place(absolute), absolute, List.of(absolute));
      } else {
        List<Path> requests = new ArrayList<>();
        file(absolute, chart, requests);
        requests.forEach(request -> request(request, chart));
      }
      if (!chart.isEmpty()) {
        new ChartVisits(asking, sink).add(place(absolute), chart, Golden.beside(absolute));
      }
    }

    /** Requests wait until the records beside them are read. */
    void folder(Path folder, List<Path> children) {
      List<ObjectNode> chart = new ArrayList<>();
      List<Path> requests = new ArrayList<>();
      List<Path> export = new ArrayList<>();
      for (Path path : children) {
        if (!sink.wantsMore()) {
          return;
        }
        if (Files.isDirectory(path)) {
          sub(path, chart, requests);
        } else if (isExport(path)) {
          export.add(path);
        } else {
          file(path, chart, requests);
        }
      }
      for (Path request : requests) {
        request(request, chart);
      }
      if (!chart.isEmpty() && requests.isEmpty()) {
        new ChartVisits(asking, sink)
            .add(place(folder), chart, folder.resolve("chart" + Golden.SUFFIX));
      }
      if (!export.isEmpty()) {
        new BulkExport(asking, sink).read(place(folder), folder, export);
      }
    }

    /** A folder named after a type holds resources of the patient of the folder above. */
    private void sub(Path folder, List<ObjectNode> chart, List<Path> requests) {
      String name = String.valueOf(folder.getFileName());
      List<Path> children = children(folder);
      boolean isType =
          TYPE_FOLDER.matcher(name).matches()
              && !children.isEmpty()
              && children.stream().allMatch(child -> child.toString().endsWith(".json"))
              && holdsType(children.get(0), name);
      if (isType) {
        children.forEach(child -> file(child, chart, requests));
      } else {
        folder(folder, children);
      }
    }

    /** One file tells for all, so that no more than one is read twice. */
    private boolean holdsType(Path file, String type) {
      try {
        return type.equals(ChartVisits.type(JsonFiles.read(file)));
      } catch (Unreadable e) {
        return true;
      }
    }

    private void file(Path file, List<ObjectNode> chart, List<Path> requests) {
      if (!isData(file)) {
        return;
      }
      try {
        ObjectNode json = JsonFiles.read(file, asking::reads);
        if (json.has("hook") && json.has("context")) {
          if (json.hasNonNull("prefetch")) {
            files.request(place(file), file, json, List.of());
          } else {
            requests.add(file);
          }
        } else if (json.has("inputs") && json.has("expect")) {
          files.vignette(place(file), json);
        } else if ("Bundle".equals(ChartVisits.type(json))) {
          files.bundle(place(file), file, json);
        } else if (json.path("resourceType").isTextual()) {
          chart.add(json);
        } else {
          sink.leftOut(LeftOut.missing(place(file), "is no call, Bundle, resource or case"));
        }
      } catch (Unreadable e) {
        sink.leftOut(LeftOut.missing(place(file), e.reason()));
      }
    }

    private void request(Path file, List<ObjectNode> chart) {
      try {
        files.request(place(file), file, JsonFiles.read(file), chart);
      } catch (Unreadable e) {
        sink.leftOut(LeftOut.missing(place(file), e.reason()));
      }
    }

    private List<Path> children(Path folder) {
      List<Path> children = new ArrayList<>();
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(children::add);
      } catch (IOException | DirectoryIteratorException e) {
        sink.leftOut(LeftOut.missing(place(folder), "the folder must not be read by this user"));
      }
      children.sort(NaturalOrder.OF_PATHS);
      return children;
    }

    private String place(Path file) {
      Path below = root.toAbsolutePath().relativize(file.toAbsolutePath());
      String name = below.toString().replace('\\', '/');
      return name.isEmpty() ? String.valueOf(root.getFileName()) : name;
    }
  }

  /** Whether a file may hold a visit of its own. */
  static boolean isData(Path file) {
    boolean isText = file.toString().endsWith(".json") || JsonFiles.isYaml(file);
    return isText && !Golden.isGolden(file) && !file.endsWith(RENDERING);
  }

  private static boolean isExport(Path file) {
    return file.toString().endsWith(".ndjson");
  }
}
