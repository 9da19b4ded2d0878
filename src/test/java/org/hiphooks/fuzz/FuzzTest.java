package org.hiphooks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hiphooks.server.PostTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches each reader of outside input for something that breaks it: a few seconds in each build,
 * for long with {@code -Dhiphooks.fuzz.seconds=3600}, of some with {@code
 * -Dhiphooks.fuzz.only=post,chart}. An input that broke something, or reached much, is kept in
 * {@code src/test/resources/fuzz} and read again in each build.
 */
class FuzzTest {

  private static final Path CORPUS =
      Path.of(System.getProperty("basedir", "."), "src/test/resources/fuzz");
  private static final long SECONDS = Long.getLong("hiphooks.fuzz.seconds", 2);
  private static final Set<String> ONLY =
      Set.copyOf(List.of(System.getProperty("hiphooks.fuzz.only", "all").split(",")));
  private static final long SECONDS_FOR_THE_PLANTED = 60;

  /** Reads one input. */
  interface Target {
    void read(byte[] data) throws Exception;
  }

  private static final Map<String, Target> TARGETS =
      Map.of(
          "request", RequestTarget::fuzzerTestOneInput,
          "chart", ChartTarget::fuzzerTestOneInput,
          "token", TokenTarget::fuzzerTestOneInput,
          "address", AddressTarget::fuzzerTestOneInput,
          "configuration", ConfigurationTarget::fuzzerTestOneInput,
          "post", PostTarget::fuzzerTestOneInput);

  static Stream<Arguments> inputs() throws IOException {
    List<Arguments> inputs = new ArrayList<>();
    for (Map.Entry<String, Target> target : TARGETS.entrySet()) {
      String name = target.getKey();
      try (Stream<Path> files = Files.list(CORPUS.resolve(name))) {
        files.sorted().forEach(file -> inputs.add(Arguments.of(name, file, target.getValue())));
      }
    }
    return inputs.stream();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("inputs")
  void aKeptInputBreaksNothing(String name, Path input, Target target) throws Exception {
    target.read(Files.readAllBytes(input));
  }

  /** The quick readers always; those that load much, only when a length is asked for. */
  static Stream<Class<?>> searched() {
    Stream<Class<?>> quick =
        Stream.of(TokenTarget.class, AddressTarget.class, ConfigurationTarget.class);
    Stream<Class<?>> searched =
        System.getProperty("hiphooks.fuzz.seconds") == null
            ? quick
            : Stream.concat(
                quick, Stream.of(RequestTarget.class, ChartTarget.class, PostTarget.class));
    return searched.filter(target -> ONLY.contains("all") || ONLY.contains(name(target)));
  }

  private static String name(Class<?> target) {
    return target.getSimpleName().replace("Target", "").toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @MethodSource("searched")
  void nothingIsFound(Class<?> target) throws Exception {
    String name = name(target);
    Path found =
        Path.of(System.getProperty("hiphooks.artifacts", "target/artifacts"), "fuzz", name);
    Search search = Search.run(target, CORPUS.resolve(name), found, SECONDS);
    assertThat(search.exit()).as(search.log()).isEqualTo(Search.CLEAN);
    assertThat(search.runs()).as(search.log()).isPositive();
  }

  @Test
  void aPlantedFaultIsFound(@TempDir Path found) throws Exception {
    Search search =
        Search.run(PlantedTarget.class, CORPUS.resolve("planted"), found, SECONDS_FOR_THE_PLANTED);
    assertThat(search.exit()).as(search.log()).isEqualTo(Search.FOUND);
    assertThat(search.log()).contains("IllegalStateException: planted");
  }
}
