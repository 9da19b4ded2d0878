package org.hiphooks.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.api.Test;

/**
 * The documents say what the content says. With {@code -Dhiphooks.documents=write} they are written
 * anew instead.
 */
class DocumentsTest {

  private static final String REMEDY =
      "made from the content and stale: mvn test -Dtest=DocumentsTest -Dhiphooks.documents=write";
  private static final boolean WRITES = "write".equals(System.getProperty("hiphooks.documents"));
  private static final Content CONTENT = Content.ofDirectory(Path.of("."));
  private static final Knowledge KNOWLEDGE = Knowledge.load(CONTENT);
  private static final CaseLibrary CASES = CaseLibrary.load(CONTENT);

  @Test
  void theDocumentForClinicalReviewIsThatOfTheContent() throws IOException {
    check("clinical.md", ClinicalDocument.of(CONTENT, KNOWLEDGE));
  }

  @Test
  void theWayFromTheArticleToCardsAndCasesIsThatOfTheContent() throws IOException {
    check("traceability.md", TraceabilityDocument.of(CONTENT, KNOWLEDGE, CASES));
  }

  @Test
  void everyStatementThatNamesARuleLeadsToADefineAndACase() {
    List<TraceabilityDocument.Row> rows =
        TraceabilityDocument.rows(CONTENT, KNOWLEDGE, CASES).stream()
            .filter(row -> !row.rules().isEmpty())
            .toList();

    assertThat(rows).hasSizeGreaterThan(70);
    for (TraceabilityDocument.Row row : rows) {
      assertThat(row.defines()).as(row.code()).isNotEmpty().noneMatch(d -> d.startsWith("missing"));
      assertThat(row.unreached()).as(row.code() + ": rules that no case reaches").isEmpty();
    }
  }

  private static void check(String name, String text) throws IOException {
    Path file = Path.of("docs", name);
    if (WRITES) {
      Files.writeString(file, text);
    }
    assertThat(Files.isRegularFile(file)).as("%s is missing: %s", name, REMEDY).isTrue();
    assertThat(text.equals(Files.readString(file))).as("%s is %s", name, REMEDY).isTrue();
  }
}
