package org.hiphooks.replay.visit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.PrefetchKey;
import org.hiphooks.knowledge.ServicePlan;
import org.jspecify.annotations.Nullable;

/** Keeps what a reader finds. */
final class Collected implements VisitSink {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final List<PrefetchKey> KEYS =
      List.of(
          new PrefetchKey("patient", "Patient", "Patient/{{context.patientId}}"),
          new PrefetchKey("conditions", "Condition", "Condition?patient={{context.patientId}}"),
          new PrefetchKey("findings", "Observation", "Observation?category=exam"),
          new PrefetchKey("measurements", "Observation", "Observation?code=x"),
          new PrefetchKey("medications", "MedicationRequest", "MedicationRequest?status=active"));

  final List<Visit> visits = new ArrayList<>();
  final List<LeftOut> leftOut = new ArrayList<>();
  long expected;

  private static Asking asking(@Nullable String service) {
    ServicePlan signing =
        new ServicePlan("hip-order-sign", "order-sign", "Signing", "Signs.", "", List.of());
    ServicePlan guidance =
        new ServicePlan("hip-pain-guidance", "patient-view", "Hip", "Hip.", "", List.of());
    return new Asking(service, null, NOW, List.of(signing, guidance), KEYS, Cases.LIBRARY);
  }

  /** What is found for every service. */
  static Collected of(Path... paths) {
    return of(null, paths);
  }

  /** What is found for one service. */
  static Collected of(@Nullable String service, Path... paths) {
    Collected collected = new Collected();
    new VisitReader(asking(service), collected).read(List.of(paths));
    return collected;
  }

  List<String> names() {
    return visits.stream().map(Visit::name).toList();
  }

  @Override
  public void visit(Visit visit) {
    visits.add(visit);
  }

  @Override
  public void leftOut(LeftOut missing) {
    leftOut.add(missing);
  }

  @Override
  public void expect(long more) {
    expected += more;
  }

  /** Read once for all tests. */
  private static final class Cases {
    static final CaseLibrary LIBRARY = CaseLibrary.load(Content.embedded());
  }
}
