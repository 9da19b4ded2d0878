package org.hiphooks.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.knowledge.Content;
import org.hiphooks.opinion.AppliedPlans.Applied;
import org.hiphooks.reports.Reports;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code PlanDefinition/$apply} of another project, on the content as it is and on the records of a
 * case: the same actions apply, those of cards and of what they suggest.
 */
class ApplyTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ORDER_SELECT = "hip-order-select";
  private static final Content CONTENT = Content.ofDirectory(Path.of("."));
  private static final CaseLibrary CASES = CaseLibrary.load(CONTENT);

  /** Each service and level, and as many kinds of card as some cases can have. */
  private static final List<String> SAMPLE =
      List.of(
          "V05", "V06", "V09", "V10", "V11", "V35", "V86", "V103", "V107", "V109", "V114", "V139",
          "V145", "V202", "O02", "O08", "O23", "O46", "O108", "O125", "O127", "O61");

  private static final Map<String, ObjectNode> REQUESTS = new LinkedHashMap<>();
  private static final Map<String, Applied> RESULTS = new LinkedHashMap<>();
  private static AppliedPlans plans;
  private static OwnActions own;

  static List<String> sample() {
    return SAMPLE;
  }

  @BeforeAll
  static void applyAll() throws Exception {
    Set<String> order = new TreeSet<>();
    for (String id : SAMPLE) {
      Case vignette = CASES.get(id);
      REQUESTS.put(id, CASES.renderer().request(vignette, NOW, RenderOptions.plain()));
      order.addAll(vignette.order().keySet());
    }
    own = new OwnActions(CONTENT, NOW);
    plans = new AppliedPlans(CONTENT, REQUESTS.values(), order, NOW);
    StringBuilder report = new StringBuilder();
    REQUESTS.forEach(
        (id, request) -> {
          Case vignette = CASES.get(id);
          Applied applied = plans.apply(vignette.service(), request, OwnActions.order(vignette));
          RESULTS.put(id, applied);
          report.append(id + ' ' + vignette.service() + ": " + applied.actions() + '\n');
        });
    Reports.ofTheBuild().write("apply.txt", report.toString(), found());
  }

  private static String found() {
    long actions = RESULTS.values().stream().mapToLong(one -> one.actions().size()).sum();
    return "PlanDefinition/$apply of cqf-fhir-cr: "
        + RESULTS.size()
        + " cases, "
        + actions
        + " actions; the test holds them to be those of HipHooks";
  }

  @ParameterizedTest
  @MethodSource("sample")
  void theSameActionsApply(String id) {
    assertThat(applied(id).actions()).isNotEmpty().isEqualTo(own.of(CASES.get(id), request(id)));
  }

  /** Of a draft for the problem list it says that it could not make it. */
  @ParameterizedTest
  @MethodSource("sample")
  void everyDraftIsMadeButThoseForTheProblemList(String id) throws Exception {
    PlannedDrafts planned = new PlannedDrafts(CONTENT);
    Applied applied = applied(id);
    assertThat(applied.drafted()).isEqualTo(planned.madeBy(applied.actions()));
    assertThat(applied.issues().isEmpty())
        .isEqualTo(planned.forTheProblemListBy(applied.actions()).isEmpty());
  }

  @Test
  void onlyDraftsForTheProblemListHaveNoKind() throws Exception {
    assertThat(new PlannedDrafts(CONTENT).onlyProblemsHaveNoKind()).isTrue();
  }

  @Test
  void theSampleIsNotOfOneKind() {
    Set<String> cards = new TreeSet<>();
    RESULTS.values().forEach(applied -> cards.addAll(applied.actions()));
    assertThat(cards).hasSizeGreaterThan(70);
    assertThat(SAMPLE.stream().map(id -> CASES.get(id).service()).distinct()).hasSize(3);
  }

  /** The other service about orders has a plan of its own. */
  @Test
  void theSameActionsApplyWhenAnOrderIsSelected() {
    for (String id : List.of("O02", "O46", "O108")) {
      Case signed = CASES.get(id);
      Case selected = signed.withOrder(ORDER_SELECT, "order-select", signed.order());
      Applied applied = plans.apply(ORDER_SELECT, request(id), OwnActions.order(signed));
      assertThat(applied.actions()).isNotEmpty().isEqualTo(own.of(selected, request(id)));
    }
  }

  /** Values that reach no rule would leave every answer as it is. */
  @Test
  void anotherOrderIsNoticed() {
    Map<String, Object> order = OwnActions.order(CASES.get("O23"));
    order.put("ordKind", "opioid");
    assertThat(plans.apply("hip-order-sign", request("O23"), order).actions())
        .isNotEqualTo(applied("O23").actions());
  }

  private static ObjectNode request(String id) {
    return Objects.requireNonNull(REQUESTS.get(id), id);
  }

  private static Applied applied(String id) {
    return Objects.requireNonNull(RESULTS.get(id), id);
  }
}
