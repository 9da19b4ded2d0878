package org.hiphooks.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.hiphooks.config.SiteSection;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are broken off, and what a later run makes of them. */
class ResumeTest {

  @TempDir Path folder;

  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void breakOff(Path input, Path out) throws IOException {
    JobRequest request =
        new JobRequest(
            List.of(input.toString()),
            out.toString(),
            Instant.parse(Jobs.AT),
            null,
            Content.embedded(),
            SiteSection.DEFAULT,
            3,
            4,
            PatientLimits.USUAL,
            10,
            false,
            "");
    try (SparkSession spark = Jobs.session();
        JobProgress progress = new JobProgress(new PrintWriter(new StringWriter()))) {
      Cohort cohort = new Cohort(spark, request, progress, new PrintWriter(new StringWriter()));
      cohort.afterSlice(
          slice -> {
            throw new PowerCut();
          });
      assertThatThrownBy(cohort::run).isInstanceOf(PowerCut.class);
    }
  }

  @Test
  void aRunThatGoesOnEndsLikeOneThatWasNeverBrokenOff() throws IOException {
    Path input = Jobs.population(folder.resolve("population"), 60, 20);
    Path out = folder.resolve("out");
    breakOff(input, out);
    assertThat(out.resolve("manifest.json")).doesNotExist();
    Path answered = out.resolve("work/answers/slice-0/_SUCCESS");
    var before = Files.getLastModifiedTime(answered);

    Jobs.Ended ended = Jobs.run(input, out, "--slices", "3", "--parts", "4", "--keep-work");

    assertThat(ended.code()).isZero();
    assertThat(Files.getLastModifiedTime(answered)).isEqualTo(before);
    Path whole = folder.resolve("whole");
    assertThat(Jobs.run(input, whole, "--slices", "3").code()).isZero();
    assertThat(Jobs.tables(out)).isEqualTo(Jobs.tables(whole));
    assertThat(Jobs.run(input, out, "--slices", "3").out()).contains("done already");
  }

  @Test
  void anotherInputIsRefused() throws IOException {
    Path input = Jobs.population(folder.resolve("population"), 20, 5);
    Path out = folder.resolve("out");
    breakOff(input, out);
    Files.writeString(input.resolve("More.ndjson"), "{\"resourceType\":\"Patient\",\"id\":\"x\"}");

    Jobs.Ended ended = Jobs.run(input, out, "--slices", "3");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("holds another job", "input");
  }

  @Test
  void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
    Path input = Jobs.population(folder.resolve("population"), 2, 2);
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("thesis.txt"), "years of work");

    Jobs.Ended ended = Jobs.run(input, out);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("is not empty");
    assertThat(out.resolve("thesis.txt")).exists();
  }

  @Test
  void anInputThatIsNotThereIsNamed() {
    Jobs.Ended ended = Jobs.run(folder.resolve("nothing"), folder.resolve("out"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("nothing is not there");
  }

  @Test
  void anArgumentThatIsWrongIsNamed() {
    Jobs.Ended ended = Jobs.run(folder, folder.resolve("out"), "--slices", "-1");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--slices takes");
  }
}
