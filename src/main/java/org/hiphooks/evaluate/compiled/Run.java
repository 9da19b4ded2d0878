package org.hiphooks.evaluate.compiled;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.ChartRecord;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Terminology;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.DateTime;

/** One evaluation: what is given, and what was computed so far. For one thread. */
final class Run {

  private static final Object NULL = new Object();
  private static final Object FAILED = new Object();

  /** A look at the clock costs about as much as a small expression. */
  private static final int EVERY = 16;

  private final Program program;
  private final Known values;
  private final @Nullable Set<Nothing.Asked> asked;
  private final Given given;
  private final DateTime now;
  private final @Nullable Subject subject;
  private final Set<DefineName> slow = new HashSet<>();
  private @Nullable Object[] locals = new @Nullable Object[0];
  private int current = -1;
  private int ticks;
  private long end = Long.MAX_VALUE;
  private boolean isBlaming;

  /**
   * What is read.
   *
   * @param chart records of one patient
   * @param terminology which codes are in which value set
   */
  record Subject(Chart chart, Terminology terminology) {}

  Run(Program program, Given given, Instant now, @Nullable Subject subject) {
    this(program, given, now, subject, new Known(program.size()), null);
  }

  private Run(
      Program program,
      Given given,
      Instant now,
      @Nullable Subject subject,
      Known values,
      @Nullable Set<Nothing.Asked> asked) {
    this.subject = subject;
    this.program = program;
    this.values = values;
    this.asked = asked;
    this.given = given;
    this.now = new DateTime(now.atZone(ZoneOffset.UTC).toOffsetDateTime());
  }

  /** Reads a chart; what follows from what it has nothing of is known beforehand. */
  static Run of(
      Program program, Nothing nothing, Map<String, ?> given, Instant now, Subject subject) {
    return new Run(
        program, Given.settings(given), now, subject, nothing.start(subject.chart()), null);
  }

  /**
   * Reads an empty chart and knows neither time nor settings.
   *
   * @param asked takes what is asked of the chart
   */
  static Run onNothing(Program program, Set<Nothing.Asked> asked) {
    Known values = new Known(program.size());
    return new Run(program, Given.settings(Map.of()), Instant.EPOCH, null, values, asked);
  }

  /** Puts a value in the place of a define. */
  void assume(int slot, @Nullable Object value) {
    values.set(slot, value == Evaluator.FAILS ? FAILED : known(value));
  }

  /**
   * From now on until then.
   *
   * @param nanos a {@link System#nanoTime()}
   * @param isOne whether one define is evaluated, which is slow if that is not enough
   */
  void until(long nanos, boolean isOne) {
    end = nanos;
    isBlaming = isOne;
  }

  /** Defines that took too long by themselves. */
  Set<DefineName> slow() {
    return slow;
  }

  /** When it is, for the evaluation. */
  DateTime now() {
    requireCall();
    return now;
  }

  /** Records of a type. */
  List<ChartRecord> ofType(String type) {
    return isAsked(type, "") ? List.of() : chart().byType().getOrDefault(type, List.of());
  }

  /** Records with a code of a value set, see {@link Chart#inValueSet}. */
  List<ChartRecord> inValueSet(String key, String valueSet) {
    return isAsked(key, valueSet) ? List.of() : chart().inValueSet(key, valueSet);
  }

  /** Records with a code, see {@link Chart#withCode}. */
  List<ChartRecord> withCode(String key, @Nullable String system, @Nullable String code) {
    return isAsked(key, "") ? List.of() : chart().withCode(key, system, code);
  }

  private boolean isAsked(String key, String valueSet) {
    if (asked == null) {
      return false;
    }
    asked.add(new Nothing.Asked(key, valueSet));
    return true;
  }

  /** Whether a value set holds a code; of the empty chart there is none to ask about. */
  boolean holds(String valueSet, @Nullable String system, @Nullable String code) {
    requireCall();
    return subject().terminology().contains(valueSet, system, code);
  }

  private Chart chart() {
    return subject().chart();
  }

  private Subject subject() {
    if (subject == null) {
      throw new IllegalStateException("rules read no record");
    }
    return subject;
  }

  /** The value of an input; null if it is not recorded. */
  @Nullable Object input(String name) {
    requireCall();
    return given.inputs().get(name);
  }

  /** What a site has chosen for a setting. */
  @Nullable Object setting(String name) {
    requireCall();
    return given.settings().get(name);
  }

  boolean isSet(String name) {
    requireCall();
    return given.settings().containsKey(name);
  }

  private void requireCall() {
    if (asked != null) {
      throw Stopped.FAILED;
    }
  }

  /** What is kept of a value. */
  static Object known(@Nullable Object value) {
    return value == null ? NULL : value;
  }

  /** The value of a define, computed once. */
  @Nullable Object define(int slot) {
    Object known = values.get(slot);
    if (known != null) {
      if (known == FAILED) {
        throw Stopped.FAILED;
      }
      return known == NULL ? null : known;
    }
    tick();
    return compute(slot);
  }

  private @Nullable Object compute(int slot) {
    int outer = current;
    current = slot;
    try {
      Object value = within(program.locals(slot), program.body(slot));
      values.set(slot, known(value));
      return value;
    } catch (Stopped e) {
      throw e;
    } catch (RuntimeException e) {
      values.set(slot, FAILED);
      throw e;
    } finally {
      current = outer;
    }
  }

  /** Evaluates something that has variables of its own. */
  @Nullable Object within(int size, Node body) {
    if (size == 0) {
      return body.in(this);
    }
    @Nullable Object[] outer = locals;
    locals = new @Nullable Object[size];
    try {
      return body.in(this);
    } finally {
      locals = outer;
    }
  }

  /** Evaluates a function with its arguments as its first variables. */
  @Nullable Object call(int size, Node body, @Nullable Object[] arguments) {
    tick();
    @Nullable Object[] outer = locals;
    locals = new @Nullable Object[size];
    System.arraycopy(arguments, 0, locals, 0, arguments.length);
    try {
      return body.in(this);
    } finally {
      locals = outer;
    }
  }

  @Nullable Object local(int index) {
    return locals[index];
  }

  void set(int index, @Nullable Object value) {
    locals[index] = value;
  }

  /** Whether there is time left is asked here, in every loop and at every define. */
  void tick() {
    ticks++;
    if (ticks % EVERY == 0 && System.nanoTime() - end > 0) {
      if (isBlaming && current >= 0) {
        slow.add(program.name(current));
        values.set(current, FAILED);
      }
      throw Stopped.TIME;
    }
  }
}
