package org.hiphooks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/**
 * The invariants of the house. A rule that stands in the way is either right, or is changed here
 * with its reason, in a commit of its own. {@link ArchitectureRulesTest} shows that each one bites.
 */
@AnalyzeClasses(
    packages = "org.hiphooks",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTemplates.class})
class ArchitectureTest {

  private static final String ROOT = "org.hiphooks";

  /** A package may use those before it, never those behind it. */
  private static final List<String> ORDER =
      List.of(
          "config",
          "net",
          "cdshooks",
          "knowledge",
          "trust",
          "chart",
          "evaluate",
          "decide",
          "cards",
          "explain",
          "cases",
          "about",
          "guidance",
          "ledger",
          "codes",
          "server",
          "pages",
          "kit",
          "form",
          "admin",
          "demo",
          "replay",
          "spark");

  /** Java and libraries that open a socket to elsewhere. */
  private static final String[] OUTGOING = {
    "java.net.http..",
    "org.eclipse.jetty.client..",
    "org.eclipse.jetty.websocket.client..",
    "org.apache.http..",
    "org.apache.hc..",
    "okhttp3..",
    "org.hl7.fhir.utilities.http..",
    "ca.uhn.fhir.rest.client..",
  };

  private static final Set<String> OUTGOING_CLASSES =
      Set.of(
          "java.net.URLConnection",
          "java.net.HttpURLConnection",
          "javax.net.ssl.HttpsURLConnection",
          "java.net.Socket",
          "javax.net.ssl.SSLSocket",
          "java.nio.channels.SocketChannel",
          "java.nio.channels.AsynchronousSocketChannel",
          "java.net.DatagramSocket");

  /** What a pure function must not know, as packages. */
  private static final String[] IMPURE = {
    "java.net.http..",
    "java.sql..",
    "javax.sql..",
    "javax.net..",
    "jakarta.servlet..",
    "org.eclipse.jetty..",
    "org.jdbi..",
    "com.zaxxer..",
    "ca.uhn.fhir.rest.client..",
    "ca.uhn.fhir.rest.server..",
    "org.slf4j..",
    "ch.qos.logback..",
    "java.util.logging..",
    "java.nio.file..",
  };

  private static final Set<String> IMPURE_CLASSES =
      Set.of(
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.random.RandomGenerator",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom",
          "java.lang.System$Logger",
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.net.URL",
          "java.net.Socket",
          "java.net.URLConnection",
          "java.net.HttpURLConnection");

  @ArchTest
  static final ArchRule packagesAreInOrder =
      classes()
          .that(resideInAPackage(ROOT + ".*.."))
          .should(useOnlyPackagesBeforeTheirs())
          .because("one way through, each room entered once: what is below may change alone")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule everyPackageHasAPlace =
      classes()
          .that(resideInAPackage(ROOT + ".*.."))
          .should(haveAPlaceInTheOrder())
          .because("a package outside the order could use anything and be used by anything")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching(ROOT + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("packages in a cycle can only be understood and tested together")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule decisionsArePure =
      noClasses()
          .that(resideInAnyPackage(ROOT + ".decide..", ROOT + ".cards.."))
          .should()
          .dependOnClassesThat(resideInAnyPackage(IMPURE).or(isOneOf(IMPURE_CLASSES)))
          .because(
              "same input, content and time give the same bytes: no network, store, file, clock,"
                  + " chance or log of a patient's data")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule decisionsDoNotAskForTimeOrChance =
      noClasses()
          .that(resideInAnyPackage(ROOT + ".decide..", ROOT + ".cards.."))
          .should()
          .callCodeUnitWhere(asksForTimeOrChance())
          .because("now is an argument, and an id is made of its content")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule jettyStaysAtTheDoor =
      noClasses()
          .that(
              resideInAPackage(ROOT + "..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + ".server..",
                              ROOT + ".admin..",
                              ROOT + ".form..",
                              ROOT + ".pages..",
                              ROOT + ".demo..",
                              ROOT + ".net.."))))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.eclipse.jetty..", "jakarta.servlet.."))
          .because("everything else runs without a server: in a test, a replay, a cluster job")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule netIsNoServer =
      noClasses()
          .that(resideInAPackage(ROOT + ".net.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.eclipse.jetty.server..", "org.eclipse.jetty.ee10..", "jakarta.servlet.."))
          .because("net may use a client of Jetty, but only goes out")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyNetGoesOut =
      noClasses()
          .that(
              resideInAPackage(ROOT + "..")
                  .and(not(resideInAnyPackage(ROOT + ".net..", ROOT + ".demo.."))))
          .should()
          .dependOnClassesThat(resideInAnyPackage(OUTGOING).or(isOneOf(OUTGOING_CLASSES)))
          .because(
              "addresses are checked in one place; the demo's EHR is a client of its own, as a real"
                  + " one is")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noUrlIsOpened =
      noClasses()
          .that(
              resideInAPackage(ROOT + "..")
                  .and(not(resideInAnyPackage(ROOT + ".net..", ROOT + ".demo.."))))
          .should()
          .callMethod(java.net.URL.class, "openConnection")
          .orShould()
          .callMethod(java.net.URL.class, "getContent")
          .because("opening a URL goes out past the checks of net")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheLedgerKnowsSql =
      noClasses()
          .that(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".ledger.."))))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer.."))
          .because("the record of what was shown is behind a port, and never in a request's way")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule printingIsForCommands =
      noClasses()
          .that(
              resideInAPackage(ROOT + ".*..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + ".replay..", ROOT + ".explain..", ROOT + "..check.."))))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("standard output belongs to results, and a print is a log nobody can switch off")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noClusterOrGeneratorInside =
      noClasses()
          .that(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".spark.."))))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "org.mitre.."))
          .because("the service runs without Spark and Synthea; they use it, not it them")
          .allowEmptyShould(true);

  /**
   * Compiled templates are written by the build; what they use is decided by the pages. Tests are
   * left out in whatever folder a profile builds them.
   */
  static final class NoTemplates implements ImportOption {

    @Override
    public boolean includes(com.tngtech.archunit.core.importer.Location location) {
      return !location.contains("/hiphooks/templates/")
          && !location.contains("/test-classes/")
          && !location.contains("/hiphooks/pages/generated/");
    }
  }

  private static ArchCondition<JavaClass> useOnlyPackagesBeforeTheirs() {
    return new ArchCondition<>("use only packages before theirs: " + String.join(", ", ORDER)) {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        int own = ORDER.indexOf(room(origin));
        if (own < 0) {
          return;
        }
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          boolean behind =
              ORDER.indexOf(room(target)) > own || target.getPackageName().equals(ROOT);
          if (behind) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> haveAPlaceInTheOrder() {
    return new ArchCondition<>("have a place in the order of packages") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        if (!ORDER.contains(room(origin))) {
          events.add(
              SimpleConditionEvent.violated(
                  origin, origin.getName() + " is in no package of " + ORDER));
        }
      }
    };
  }

  /** The first part of a class's package below the root; empty for the root and for others. */
  private static String room(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT + '.')) {
      return "";
    }
    String below = name.substring(ROOT.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  private static DescribedPredicate<JavaClass> isOneOf(Set<String> names) {
    return DescribedPredicate.describe(
        "is one of " + names.stream().sorted().toList(), type -> names.contains(type.getName()));
  }

  private static DescribedPredicate<JavaCall<?>> asksForTimeOrChance() {
    return DescribedPredicate.describe(
        "asks for time, chance or the environment",
        call -> {
          String owner = call.getTargetOwner().getName();
          String name = call.getName();
          return (owner.startsWith("java.time.") && name.equals("now"))
              || (owner.equals("java.lang.System")
                  && Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty")
                      .contains(name))
              || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
              || (owner.equals("java.lang.Math") && name.equals("random"))
              || (owner.equals("java.util.Collections") && name.equals("shuffle"))
              || (owner.equals("java.util.Date") && name.equals("<init>"));
        });
  }
}
