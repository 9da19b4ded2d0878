package org.hiphooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of {@link ArchitectureTest} against a class that breaks it, and one that does not. */
class ArchitectureRulesTest {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      JAVAC.getStandardFileManager(null, null, null);

  /** Only the jars that the planted classes name: javac opens every jar it is given. */
  private static final List<Path> LIBRARIES =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .filter(jar -> jar.matches(".*(jetty|slf4j-api|hapi-fhir-(base|client)).*"))
          .map(Path::of)
          .toList();

  @TempDir Path folder;

  @Test
  void aPackageMayNotUseOneBehindIt() throws IOException {
    JavaClasses planted =
        compiled(
            type("cards", "Text", ""), type("chart", "Chart", "org.hiphooks.cards.Text text;"));
    assertThat(breaks(ArchitectureTest.packagesAreInOrder, planted)).isTrue();
  }

  @Test
  void aPackageMayNotUseTheCommandLine() throws IOException {
    JavaClasses planted =
        compiled(
            new Source("org.hiphooks", "Root", "public class Root {}"),
            type("chart", "Chart", "org.hiphooks.Root root;"));
    assertThat(breaks(ArchitectureTest.packagesAreInOrder, planted)).isTrue();
  }

  @Test
  void aPackageMayUseOneBeforeIt() throws IOException {
    JavaClasses planted =
        compiled(
            type("chart", "Chart", ""), type("cards", "Text", "org.hiphooks.chart.Chart chart;"));
    assertThat(breaks(ArchitectureTest.packagesAreInOrder, planted)).isFalse();
  }

  @Test
  void aNewPackageNeedsAPlace() throws IOException {
    assertThat(breaks(ArchitectureTest.everyPackageHasAPlace, compiled(type("util", "Helper", ""))))
        .isTrue();
  }

  @Test
  void cyclesAreSeen() throws IOException {
    JavaClasses planted =
        compiled(
            type("chart", "Chart", "org.hiphooks.cards.Text text;"),
            type("cards", "Text", "org.hiphooks.chart.Chart chart;"));
    assertThat(breaks(ArchitectureTest.noCycles, planted)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.time.Clock clock;",
        "java.util.Random random;",
        "java.net.http.HttpClient client;",
        "java.sql.Connection store;",
        "org.slf4j.Logger log;",
        "java.nio.file.Path file;",
        "org.eclipse.jetty.server.Server server;",
      })
  void decisionsKnowNothingOfTheWorld(String member) throws IOException {
    assertThat(breaks(ArchitectureTest.decisionsArePure, compiled(type("decide", "Rule", member))))
        .isTrue();
    assertThat(breaks(ArchitectureTest.decisionsArePure, compiled(type("cards", "Text", member))))
        .isTrue();
    assertThat(breaks(ArchitectureTest.decisionsArePure, compiled(type("demo", "Show", member))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object now = java.time.Instant.now();",
        "Object now = java.time.LocalDate.now();",
        "long now = System.currentTimeMillis();",
        "Object id = java.util.UUID.randomUUID();",
        "double chance = Math.random();",
        "String site = System.getenv(\"SITE\");",
      })
  void decisionsAskForNothing(String member) throws IOException {
    ArchRule rule = ArchitectureTest.decisionsDoNotAskForTimeOrChance;
    assertThat(breaks(rule, compiled(type("decide", "Rule", member)))).isTrue();
  }

  @Test
  void timeThatIsGivenIsFine() throws IOException {
    String member =
        "java.time.Instant at(java.time.Instant now) {"
            + " return now.plusSeconds(java.util.UUID.fromString(\"\").version()); }";
    JavaClasses planted = compiled(type("decide", "Rule", member));
    assertThat(breaks(ArchitectureTest.decisionsArePure, planted)).isFalse();
    assertThat(breaks(ArchitectureTest.decisionsDoNotAskForTimeOrChance, planted)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "chart,true",
    "explain,true",
    "replay,true",
    "server,false",
    "pages,false",
    "demo,false"
  })
  void jettyIsForThoseAtTheDoor(String room, boolean breaks) throws IOException {
    JavaClasses planted = compiled(type(room, "Page", "org.eclipse.jetty.server.Request r;"));
    assertThat(breaks(ArchitectureTest.jettyStaysAtTheDoor, planted)).isEqualTo(breaks);
  }

  @Test
  void netOnlyGoesOut() throws IOException {
    JavaClasses client = compiled(type("net", "Out", "org.eclipse.jetty.client.HttpClient c;"));
    assertThat(breaks(ArchitectureTest.netIsNoServer, client)).isFalse();
    assertThat(breaks(ArchitectureTest.jettyStaysAtTheDoor, client)).isFalse();
    JavaClasses server = compiled(type("net", "In", "org.eclipse.jetty.server.Server s;"));
    assertThat(breaks(ArchitectureTest.netIsNoServer, server)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.net.http.HttpClient client;",
        "java.net.HttpURLConnection connection;",
        "java.net.Socket socket;",
        "org.eclipse.jetty.client.HttpClient client;",
        "ca.uhn.fhir.rest.client.api.IGenericClient client;",
      })
  void onlyNetAndTheDemoGoOut(String member) throws IOException {
    assertThat(breaks(ArchitectureTest.onlyNetGoesOut, compiled(type("server", "Call", member))))
        .isTrue();
    assertThat(breaks(ArchitectureTest.onlyNetGoesOut, compiled(type("net", "Call", member))))
        .isFalse();
    assertThat(breaks(ArchitectureTest.onlyNetGoesOut, compiled(type("demo", "Call", member))))
        .isFalse();
  }

  @Test
  void aUrlIsNotOpenedElsewhere() throws IOException {
    String member =
        "Object get(java.net.URL url) throws Exception { return url.openConnection(); }";
    assertThat(breaks(ArchitectureTest.noUrlIsOpened, compiled(type("trust", "Keys", member))))
        .isTrue();
  }

  @Test
  void onlyTheLedgerKnowsSql() throws IOException {
    ArchRule rule = ArchitectureTest.onlyTheLedgerKnowsSql;
    String member = "java.sql.Connection store;";
    assertThat(breaks(rule, compiled(type("server", "Store", member)))).isTrue();
    assertThat(breaks(rule, compiled(type("ledger", "Store", member)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"server,true", "demo,true", "replay,false", "explain,false", "knowledge.check,false"})
  void printingIsForCommands(String room, boolean breaks) throws IOException {
    String member = "void say() { System.out.println(1); }";
    assertThat(breaks(ArchitectureTest.printingIsForCommands, compiled(type(room, "Say", member))))
        .isEqualTo(breaks);
    String error = "void say() { System.err.println(1); }";
    assertThat(breaks(ArchitectureTest.printingIsForCommands, compiled(type(room, "Say", error))))
        .isEqualTo(breaks);
  }

  @Test
  void sparkStaysOutside() throws IOException {
    Source spark = new Source("org.apache.spark", "SparkContext", "public class SparkContext {}");
    JavaClasses planted =
        compiled(spark, type("replay", "Job", "org.apache.spark.SparkContext spark;"));
    assertThat(breaks(ArchitectureTest.noClusterOrGeneratorInside, planted)).isTrue();
    JavaClasses job = compiled(spark, type("spark", "Job", "org.apache.spark.SparkContext spark;"));
    assertThat(breaks(ArchitectureTest.noClusterOrGeneratorInside, job)).isFalse();
  }

  private record Source(String packageName, String name, String body) {

    String text() {
      return "package " + packageName + ";\n" + body + "\n";
    }
  }

  private static Source type(String room, String name, String member) {
    return new Source("org.hiphooks." + room, name, "public class " + name + " { " + member + " }");
  }

  private static boolean breaks(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).hasViolation();
  }

  private JavaClasses compiled(Source... sources) throws IOException {
    Path root = Files.createTempDirectory(folder, "planted");
    List<Path> files = new ArrayList<>();
    for (Source source : sources) {
      files.add(Files.writeString(root.resolve(source.name() + ".java"), source.text()));
    }
    Path classes = Files.createDirectory(root.resolve("classes"));
    FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
    FILES.setLocationFromPaths(
        StandardLocation.CLASS_PATH,
        Stream.concat(LIBRARIES.stream(), Stream.of(classes)).toList());
    assertThat(
            JAVAC
                .getTask(
                    null,
                    FILES,
                    null,
                    List.of("-proc:none"),
                    null,
                    FILES.getJavaFileObjectsFromPaths(files))
                .call())
        .isTrue();
    // Names are enough here; following them into the class path would take most of the time.
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return new ClassFileImporter().importPath(classes);
        });
  }
}
