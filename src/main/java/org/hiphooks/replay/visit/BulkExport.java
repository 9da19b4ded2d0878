package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * NDJSON files of a bulk export. A first pass notes where each patient's lines stand, a second
 * reads them patient by patient; memory holds the places and one patient, never the export.
 */
final class BulkExport {

  private final Asking asking;
  private final VisitSink sink;

  BulkExport(Asking asking, VisitSink sink) {
    this.asking = asking;
    this.sink = sink;
  }

  /**
   * Reads an export.
   *
   * @param place what to call it
   * @param home folder, or the only file, beside which golden answers stand
   * @param files its files in order
   */
  void read(String place, Path home, List<Path> files) {
    if (files.size() > LineIndex.MAX_FILES) {
      sink.leftOut(LeftOut.missing(place, "holds more than " + LineIndex.MAX_FILES + " files"));
      return;
    }
    LineIndex index = new LineIndex();
    for (int i = 0; i < files.size() && sink.wantsMore(); i++) {
      Path file = files.get(i);
      String name = file.equals(home) ? place : place + '/' + file.getFileName();
      try {
        new LineScanner(index, i, name, asking::reads, sink).scan(file);
      } catch (IOException e) {
        sink.leftOut(LeftOut.missing(name, "cannot be read to its end"));
      }
    }
    index.close();
    sink.expect(index.patients());
    if (index.patients() == 0) {
      sink.leftOut(LeftOut.missing(place, "holds no Patient"));
    }
    Path goldens = home.resolveSibling(home.getFileName() + ".expected");
    try (LineFiles lines = new LineFiles(files)) {
      for (int patient = 0; patient < index.patients() && sink.wantsMore(); patient++) {
        send(place, index, lines, patient, goldens);
      }
    }
  }

  private void send(String place, LineIndex index, LineFiles lines, int patient, Path goldens) {
    String id = index.id(patient);
    String name = place + '#' + id;
    List<ObjectNode> resources = new ArrayList<>();
    try {
      for (long run : index.runsOf(patient)) {
        resources.addAll(
            lines.read(index.file(run), index.offset(run), index.length(run), this::isOfPatients));
      }
      for (String drug : drugs(resources)) {
        Long line = index.shared(drug);
        if (line != null) {
          resources.add(lines.read(index.file(line), index.offset(line), index.length(line)));
        }
      }
    } catch (Unreadable | IOException e) {
      sink.leftOut(LeftOut.missing(name, "its lines changed or broke while they were read"));
      return;
    }
    Path golden = goldens.resolve(id.replaceAll("[^A-Za-z0-9.-]", "_") + Golden.SUFFIX);
    new ChartVisits(asking, sink).add(name, resources, golden);
  }

  /** Medications belong to nobody and are read where somebody refers to them. */
  private boolean isOfPatients(String type) {
    return asking.reads(type) && !"Medication".equals(type);
  }

  private static Set<String> drugs(List<ObjectNode> resources) {
    Set<String> references = new LinkedHashSet<>();
    for (ObjectNode resource : resources) {
      String reference = resource.at("/medicationReference/reference").asText();
      if (!reference.isEmpty()) {
        references.add(reference);
      }
    }
    return references;
  }
}
