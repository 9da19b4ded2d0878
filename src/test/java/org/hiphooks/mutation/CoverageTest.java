package org.hiphooks.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.reports.Reports;
import org.junit.jupiter.api.Test;

/** The cases see every rule fire and not fire. The report is {@code coverage.txt}. */
class CoverageTest {

  private static final double LEAST_PARTS_PERCENT = 96;

  @Test
  void theCasesSeeBothOutcomesOfEveryBooleanDefine() throws IOException {
    Coverage coverage = new Coverage(new RuleContent());
    String found =
        String.format(
            Locale.ROOT,
            "%d defines seen one way only; %.1f %% of their parts seen both ways",
            coverage.oneSided().size(),
            coverage.partsPercent());
    Reports.ofTheBuild().write("coverage.txt", coverage.text(), found);

    assertThat(coverage.oneSided().stream().map(DefineName::toString))
        .as("defines seen one way only, and those that are known to be, with their reason")
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(known().keySet()));
    assertThat(known().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
    assertThat(coverage.partsPercent()).isGreaterThan(LEAST_PARTS_PERCENT);
  }

  private static Map<String, String> known() throws IOException {
    try (InputStream file = CoverageTest.class.getResourceAsStream("/mutation/one-sided.json")) {
      if (file == null) {
        throw new IllegalStateException("mutation/one-sided.json is missing");
      }
      return new ObjectMapper().readValue(file, new TypeReference<TreeMap<String, String>>() {});
    }
  }
}
