package org.hiphooks.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on a standalone cluster of two workers, through spark-submit's main class, with the jars
 * and versions that a Spark installation has.
 */
class ClusterIT {

  private static final Path BUILT = Path.of("target", "spark").toAbsolutePath();
  private static final List<String> SMALL =
      List.of("--driver-memory", "1g", "--executor-memory", "1g", "--executor-cores", "1");

  @TempDir static Path folder;
  private static Path population = Path.of("");
  private static Path usual = Path.of("");

  @BeforeAll
  static void oneProcess() {
    population = Jobs.population(folder.resolve("population"), 400, 60);
    usual = folder.resolve("usual");
    assertThat(Jobs.run(population, usual).code()).isZero();
  }

  private static Process submit(LocalCluster cluster, String name, Path out) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(population.toString(), "--out", out.toString(), "--at", Jobs.AT));
    arguments.addAll(List.of("--slices", "2", "--parts", "8"));
    return cluster.submit(
        name, SMALL, BUILT.resolve("hiphooks.jar"), BUILT.resolve("lib"), arguments);
  }

  private static JsonNode ended(Process job, LocalCluster cluster, String name, Path out)
      throws IOException, InterruptedException {
    assertThat(job.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(job.exitValue()).as(Files.readString(cluster.log(name))).isZero();
    return Jobs.tables(out);
  }

  @Test
  void twoWorkersAnswerLikeOneProcess() throws IOException, InterruptedException {
    try (LocalCluster cluster = new LocalCluster(BUILT.resolve("home"), folder.resolve("two"), 2)) {
      Path out = folder.resolve("out-two");
      JsonNode tables = ended(submit(cluster, "job", out), cluster, "job", out);
      assertThat(tables).isEqualTo(Jobs.tables(usual));
    }
  }

  @Test
  void aWorkerThatDiesInTheMiddleChangesNothing() throws IOException, InterruptedException {
    try (LocalCluster cluster =
        new LocalCluster(BUILT.resolve("home"), folder.resolve("killed"), 2)) {
      Path out = folder.resolve("out-killed");
      Process job = submit(cluster, "job", out);
      while (!Files.readString(cluster.log("job")).contains("0/400 patients")) {
        assertThat(job.isAlive()).as(Files.readString(cluster.log("job"))).isTrue();
        Thread.sleep(100);
      }
      Thread.sleep(2000);
      cluster.kill(0);
      JsonNode tables = ended(job, cluster, "job", out);
      assertThat(Files.readString(cluster.log("job"))).contains("Lost executor");
      assertThat(tables).isEqualTo(Jobs.tables(usual));
    }
  }
}
