package org.hiphooks.evaluate.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hiphooks.evaluate.compiled.CqlSuite.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencds.cqf.cql.engine.elm.executing.EqualEvaluator;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/**
 * The public CQL test suite on compiled expressions: wherever the reference engine agrees with the
 * suite they agree, or they are refused by name when they are compiled. They are never wrong. The
 * pass list is {@code target/artifacts/cql-suite.txt}; a test that was passed once may not be
 * refused later ({@code golden/cql-suite.txt}, written by {@code -Dhiphooks.golden.update=true}).
 */
class CqlSuiteTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/cql-suite.txt");
  private static final Path LIST = Path.of("target/artifacts/cql-suite.txt");
  private static final String PASSED = "passed";
  private static final String REFUSED = "refused";

  private static final Map<String, String> OUTCOMES = new TreeMap<>();
  private static final List<String> WRONG = new ArrayList<>();

  @BeforeAll
  static void run() throws IOException {
    for (Map.Entry<String, List<Question>> file : CqlSuite.read().entrySet()) {
      run(file.getKey(), file.getValue());
    }
    Map<String, Integer> counts = new TreeMap<>();
    OUTCOMES.values().forEach(o -> counts.merge(o.replaceAll(":.*", ""), 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    lines.add("# " + OUTCOMES.size() + " tests: " + counts);
    OUTCOMES.forEach((name, outcome) -> lines.add(outcome + "  " + name));
    Files.createDirectories(LIST.getParent());
    Files.write(LIST, lines);
  }

  private static void run(String file, List<Question> questions) {
    Map<String, String> expressions = new HashMap<>();
    for (int i = 0; i < questions.size(); i++) {
      expressions.put(asked(i), questions.get(i).expression());
      String output = questions.get(i).output();
      if (output != null) {
        expressions.put(expected(output), output);
      }
    }
    SuiteLibrary library = new SuiteLibrary(file, expressions);
    for (int i = 0; i < questions.size(); i++) {
      String name = questions.get(i).name();
      OUTCOMES.put(
          OUTCOMES.containsKey(name) ? name + " again, " + i : name,
          outcome(library, i, questions.get(i)));
    }
  }

  private static String asked(int number) {
    return "%04d".formatted(number);
  }

  private static String expected(String output) {
    return "it must be " + output.replaceAll("[^A-Za-z0-9]", "_") + ' ' + output.hashCode();
  }

  private static String outcome(SuiteLibrary library, int number, Question question) {
    if (!library.isTranslated(asked(number))) {
      return question.output() == null ? "not CQL, as expected" : "not translated";
    }
    Object reference = library.reference(asked(number));
    boolean isAgreed = isAsExpected(library, question, reference);
    String lacking = library.lacking(asked(number));
    if (lacking != null) {
      return REFUSED + ": " + lacking.replaceAll(" at .*", "").replaceAll(".*: ", "");
    }
    Object compiled = library.compiled(asked(number));
    if (isAsExpected(library, question, compiled)) {
      return PASSED;
    }
    if (isAgreed || !isSame(reference, compiled)) {
      WRONG.add(question + ": " + compiled + ", the reference " + reference);
    }
    return "the reference does not agree either";
  }

  private static boolean isAsExpected(
      SuiteLibrary library, Question question, @Nullable Object value) {
    if (question.output() == null) {
      return value == SuiteLibrary.FAILED;
    }
    String expected = expected(question.output());
    return library.isTranslated(expected) && isSame(library.reference(expected), value);
  }

  /** Equal by CQL's rules, and null is null. */
  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    if (one == other) {
      return true;
    }
    if (one == null || other == null || one == SuiteLibrary.FAILED) {
      return false;
    }
    if (one instanceof Iterable<?> list && other instanceof Iterable<?> otherList) {
      Iterator<?> rest = otherList.iterator();
      for (Object element : list) {
        if (!rest.hasNext() || !isSame(element, rest.next())) {
          return false;
        }
      }
      return !rest.hasNext();
    }
    if (one instanceof Tuple tuple && other instanceof Tuple otherTuple) {
      return tuple.getElements().keySet().equals(otherTuple.getElements().keySet())
          && tuple.getElements().keySet().stream()
              .allMatch(n -> isSame(tuple.getElement(n), otherTuple.getElement(n)));
    }
    return one.getClass() == other.getClass()
        && (one.toString().equals(other.toString())
            || Boolean.TRUE.equals(EqualEvaluator.equal(one, other, Units.STATE)));
  }

  @Test
  void noneIsWrong() {
    assertThat(WRONG).isEmpty();
  }

  @Test
  void allTestsOfTheFolderWereRun() {
    assertThat(OUTCOMES).hasSizeGreaterThan(1400);
    assertThat(OUTCOMES.values()).contains(PASSED);
  }

  @Test
  void whatWasOnceSupportedStaysSo() throws IOException {
    Set<String> passed = new TreeSet<>();
    OUTCOMES.forEach(
        (name, outcome) -> {
          if (PASSED.equals(outcome)) {
            passed.add(name);
          }
        });
    if (Boolean.getBoolean("hiphooks.golden.update")) {
      Files.write(GOLDEN, passed);
    }
    assertThat(passed).containsAll(Files.readAllLines(GOLDEN));
  }
}
