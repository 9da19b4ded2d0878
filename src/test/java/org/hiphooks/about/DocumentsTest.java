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

  private static final String COMMAND = "mvn test -Dtest=DocumentsTest -Dhiphooks.documents=write";
  private static final String REMEDY = "made from the content and stale: " + COMMAND;
  private static final boolean WRITES = "write".equals(System.getProperty("hiphooks.documents"));
  private static final Content CONTENT = Content.ofDirectory(Path.of("."));
  private static final Knowledge KNOWLEDGE = Knowledge.load(CONTENT);
  private static final CaseLibrary CASES = CaseLibrary.load(CONTENT);

  @Test
  void theDocumentForClinicalReviewIsThatOfTheContent() throws IOException {
    check("clinical.md", review());
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

  private static String review() {
    StringBuilder text = new StringBuilder("# Clinical content " + KNOWLEDGE.version());
    text.append(" for review\n\nMade from `cql/` and `fhir-resources/` by `").append(COMMAND);
    text.append("`; change those, not this file. Texts in braces are filled in from the record or");
    text.append(" from a setting.\n\n| Reviewer, licence | Scope | Decision and conditions |");
    text.append(" Date, signature |\n|---|---|---|---|\n| | | | |\n");
    for (Chapter chapter : ClinicalDocument.of(CONTENT, KNOWLEDGE)) {
      text.append("\n## ").append(chapter.title()).append("\n\n").append(chapter.markdown());
    }
    return text.toString();
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
