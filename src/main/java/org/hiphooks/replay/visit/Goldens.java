package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends requests on with the golden answer that stands beside them. */
final class Goldens {

  private final Asking asking;
  private final VisitSink sink;

  Goldens(Asking asking, VisitSink sink) {
    this.asking = asking;
    this.sink = sink;
  }

  void send(String place, String service, ObjectNode request, @Nullable Path golden) {
    Golden read = null;
    try {
      read = golden == null ? null : Golden.read(golden);
    } catch (Unreadable e) {
      sink.leftOut(LeftOut.part(golden + "", "the expected answer " + e.reason()));
    }
    if (read != null && read.service() != null && !read.service().equals(service)) {
      // What another service answered is neither expected of this one nor written over.
      sink.visit(new Visit(place, "", service, request, asking.usualNow(), null, null));
      return;
    }
    Instant at = asking.usualNow();
    if (asking.at() == null && read != null && read.at() != null) {
      at = read.at();
    }
    Expected expected = read == null ? null : read.expected();
    sink.visit(new Visit(place, "", service, request, at, expected, golden));
  }
}
