package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseContentInvalid;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.CaseUnrenderable;
import org.hiphooks.cases.RenderOptions;

/** Makes visits of files that hold a whole one: requests, Bundles and cases. */
final class FileVisits {

  private final Asking asking;
  private final VisitSink sink;
  private final ChartVisits charts;

  FileVisits(Asking asking, VisitSink sink) {
    this.asking = asking;
    this.sink = sink;
    this.charts = new ChartVisits(asking, sink);
  }

  /**
   * Reads a call as it stands.
   *
   * @param chart records beside it, put in where the call has no prefetch
   */
  void request(String place, Path file, ObjectNode request, List<ObjectNode> chart) {
    // A service that was named is asked whatever hook fired, as EHRs do.
    List<String> services =
        asking.service() == null
            ? asking.servicesOf(request.path("hook").asText())
            : List.of(asking.service());
    if (services.isEmpty()) {
      sink.leftOut(LeftOut.missing(place, "no service answers the hook of this call"));
    }
    if (!request.hasNonNull("prefetch") && !chart.isEmpty()) {
      chart.stream()
          .filter(resource -> "Patient".equals(ChartVisits.type(resource)))
          .findFirst()
          .ifPresent(patient -> request.set("prefetch", charts.prefetch(patient, chart)));
    }
    for (String service : services) {
      new Goldens(asking, sink).send(place, service, request, Golden.beside(file));
    }
  }

  void bundle(String place, Path file, ObjectNode bundle) {
    charts.add(place, LocalReferences.of(bundle), Golden.beside(file));
  }

  void vignette(String place, ObjectNode json) {
    try {
      Case vignette = CaseLibrary.read(place, json);
      if (asking.servicesOf(vignette.hook()).contains(vignette.service())) {
        sink.visit(visit(place, vignette));
      } else if (asking.service() == null) {
        sink.leftOut(LeftOut.missing(place, "there is no service " + vignette.service()));
      }
    } catch (CaseContentInvalid | CaseUnrenderable e) {
      sink.leftOut(LeftOut.missing(place, String.valueOf(e.getMessage())));
    }
  }

  private Visit visit(String place, Case vignette) {
    ObjectNode request =
        asking.cases().renderer().request(vignette, asking.usualNow(), RenderOptions.plain());
    return new Visit(
        place,
        vignette.title(),
        vignette.service(),
        request,
        asking.usualNow(),
        Expected.of(vignette.expectation()),
        null);
  }
}
