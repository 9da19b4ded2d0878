package org.hiphooks.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hiphooks.reports.Reports;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The cases notice a mistake that is planted in the rules. The numbers and every mutant are left in
 * {@code mutation.txt} and {@code mutation.json} among the artifacts.
 */
class MutationTest {

  private static final double LEAST_KILLED_PERCENT = 95;
  private static final double MOST_EQUIVALENT_PERCENT = 2;

  private static RuleContent content;
  private static MutationRun run;

  @BeforeAll
  static void prepare() {
    content = new RuleContent();
    run = new MutationRun(content);
  }

  @Test
  void withoutAMistakeEveryCaseGetsWhatItExpects() {
    for (MutationRun.Prepared prepared : run.cases()) {
      CaseOutcome outcome = prepared.outcome();
      assertThat(outcome.of(prepared.values()::define))
          .as(outcome.vignette().id())
          .isEqualTo(outcome.expected());
    }
  }

  @Test
  void theQuickInterpreterAgreesWithTheReferenceEngine() {
    for (MutationRun.Prepared prepared : run.cases()) {
      assertThat(ReferenceValues.differing(content, prepared))
          .as(prepared.outcome().vignette().id())
          .isEmpty();
    }
  }

  @Test
  void theCasesNoticeMistakes() throws IOException {
    List<MutationRun.Result> results = new ArrayList<>();
    content.mutants().forEach(mutant -> results.add(run.ask(mutant)));
    Equivalents equivalents = Equivalents.load();
    MutationReport report = new MutationReport(results, equivalents, run.cases().size());
    MutationReport.Count all = report.all();
    Reports reports = Reports.ofTheBuild();
    report.write(reports.folder());
    reports.list("mutation.txt", found(all, run.cases().size()));
    reports.list("mutation.json", "every mutant, with the case that noticed it");

    assertThat(all.killedPercent()).as(report.table()).isGreaterThan(LEAST_KILLED_PERCENT);
    assertThat(100.0 * all.equivalent() / all.mutants()).isLessThan(MOST_EQUIVALENT_PERCENT);
    checkDeclarations(equivalents, results);
  }

  private static String found(MutationReport.Count all, int cases) {
    return String.format(
        Locale.ROOT,
        "%,d mistakes planted in the rules, %.1f %% of them noticed by %,d cases,"
            + " %,d that nobody could notice",
        all.mutants(),
        all.killedPercent(),
        cases,
        all.equivalent());
  }

  /** A declaration that no surviving mutant needs, or that a case refutes, is wrong. */
  private static void checkDeclarations(Equivalents equivalents, List<MutationRun.Result> results) {
    for (Equivalents.Entry entry : equivalents.entries()) {
      List<MutationRun.Result> covered =
          results.stream().filter(result -> entry.covers(result.mutant())).toList();
      assertThat(covered).as(entry.toString()).isNotEmpty();
      assertThat(covered).allSatisfy(result -> assertThat(result.killer()).isNull());
      assertThat(entry.reason()).isNotBlank();
    }
  }
}
