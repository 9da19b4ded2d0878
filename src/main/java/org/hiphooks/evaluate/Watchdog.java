package org.hiphooks.evaluate;

import java.time.Duration;
import java.util.AbstractSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.State;

/**
 * Stops a define that takes too long. The engine cannot be interrupted, but it asks for its options
 * at every expression that it evaluates: these are its options, and they look at the clock.
 */
final class Watchdog extends AbstractSet<CqlEngine.Options> {

  /** Every so many expressions: a look costs about as much as a small one. */
  private static final int EVERY = 16;

  private final Set<CqlEngine.Options> options =
      EnumSet.of(CqlEngine.Options.EnableExpressionCaching);
  private final Set<DefineName> slow = new HashSet<>();
  private final Set<DefineName> forbidden = new HashSet<>();
  private @Nullable State state;
  private long end = Long.MAX_VALUE;
  private int asked;
  private boolean isBlaming;
  private boolean isStopped;

  /** Watches the evaluation of an engine that was made with these options. */
  void watch(State watched) {
    state = watched;
  }

  /**
   * From now on for so long.
   *
   * @param isOne whether one define is evaluated, which is slow if that is not enough
   */
  void start(Duration time, boolean isOne) {
    end = System.nanoTime() + time.toNanos();
    isBlaming = isOne;
    isStopped = false;
  }

  /** Whether the last evaluation was stopped. */
  boolean isStopped() {
    return isStopped;
  }

  /** The define fails whenever it is asked for. */
  void forbid(DefineName define) {
    forbidden.add(define);
  }

  /** Defines that took too long by themselves. */
  Set<DefineName> slow() {
    return Set.copyOf(slow);
  }

  @Override
  public boolean contains(Object option) {
    if (option == CqlEngine.Options.EnableCoverageCollection) {
      if (!forbidden.isEmpty() && forbidden.contains(current())) {
        throw new Stopped();
      }
      asked++;
      if (asked % EVERY == 0 && System.nanoTime() - end > 0) {
        stop();
      }
    }
    return options.contains(option);
  }

  private void stop() {
    isStopped = true;
    DefineName define = current();
    if (isBlaming && define != null) {
      slow.add(define);
      forbidden.add(define);
    }
    throw new Stopped();
  }

  /** The innermost define that is being evaluated; a function belongs to who calls it. */
  private @Nullable DefineName current() {
    if (state == null) {
      return null;
    }
    for (State.ActivationFrame frame : state.getStack()) {
      if (frame.getElement() instanceof ExpressionDef define
          && !(define instanceof FunctionDef)
          && frame.getLibrary() != null) {
        return new DefineName(
            String.valueOf(frame.getLibrary().getId()), String.valueOf(define.getName()));
      }
    }
    return null;
  }

  @Override
  public Iterator<CqlEngine.Options> iterator() {
    return options.iterator();
  }

  @Override
  public int size() {
    return options.size();
  }

  /** Ends an evaluation. The engine takes it for a failure of the define. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }
}
