package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes past steroid injections: at the target that the case asks for, which is that of the order
 * or of the expected top cause, and of no named target if there is none.
 */
final class InjectionWriter {

  private static final String COUNT = "injCount12m";
  private static final String DAYS = "daysSinceLastInjection";
  private static final int LONGEST = 365;

  private final ChartScope scope;
  private final Rendering rendering;

  InjectionWriter(ChartScope scope) {
    this.scope = scope;
    this.rendering = scope.rendering();
  }

  /** The injections, the newest first; empty if the case records none. */
  List<ObjectNode> write() {
    Case vignette = scope.vignette();
    int newest = vignette.number(DAYS).map(BigDecimal::intValueExact).orElse(-1);
    int count = vignette.number(COUNT).map(BigDecimal::intValueExact).orElse(-1);
    if (newest < 0 && count < 0) {
      return List.of();
    }
    if (newest < 0 || count < 1) {
      throw new CaseUnrenderable(vignette.id(), COUNT + " and " + DAYS + " go together");
    }
    List<ObjectNode> injections = new ArrayList<>();
    int apart = (LONGEST - newest) / count;
    for (int number = 0; number < count; number++) {
      injections.add(injection(number + 1, newest + number * apart));
    }
    return injections;
  }

  private ObjectNode injection(int number, int days) {
    TreatmentWriter treatments = new TreatmentWriter(scope);
    ObjectNode procedure =
        treatments.procedure(scope.id("proc", "injection-" + number), code(target()));
    procedure.put("performedDateTime", scope.dayAgo(days).toString());
    procedure.withArray("/bodySite").add(Sides.right(rendering));
    for (Code used : rendering.codes("/injections/used")) {
      procedure.withArray("/usedCode").add(Fhir.concept(List.of(used)));
    }
    return procedure;
  }

  private Code code(@Nullable String target) {
    return rendering.code(target == null ? "/injections/generic" : "/injections/targets/" + target);
  }

  private @Nullable String target() {
    Case vignette = scope.vignette();
    String top = vignette.expectation().top();
    return vignette
        .ordered("ordTarget")
        .or(
            () ->
                vignette
                    .ordered("ordKind")
                    .flatMap(kind -> rendering.optional("/injections/targetOfOrder/" + kind)))
        .or(() -> rendering.optional("/injections/targetOfCause/" + top))
        .orElse(null);
  }
}
