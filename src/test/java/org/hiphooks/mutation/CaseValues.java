package org.hiphooks.mutation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * The value of every define for one patient. A change of one define is followed from define to
 * define, and no further than values differ.
 */
final class CaseValues implements Scope.Known {

  private final RuleContent content;
  private final Map<String, Object> inputs;
  private final Situation situation;
  private final Map<DefineName, @Nullable Object> before = new HashMap<>();
  private final Map<DefineName, @Nullable Object> changed = new HashMap<>();

  /** All values. */
  CaseValues(RuleContent content, Map<String, Object> inputs, Situation situation) {
    this.content = content;
    this.inputs = inputs;
    this.situation = situation;
    for (DefineName define : content.inOrder()) {
      before.put(define, value(define));
    }
  }

  @Override
  public @Nullable Object define(DefineName define) {
    if (CompiledCql.INPUTS.equals(define.library())) {
      return inputs.get(define.name());
    }
    return changed.containsKey(define) ? changed.get(define) : before.get(define);
  }

  @Override
  public @Nullable Object parameter(DefineName parameter) {
    Object set = situation.settings().get(parameter.name());
    return set != null ? set : content.setting(parameter);
  }

  private @Nullable Object value(DefineName define) {
    return situation.unevaluated().contains(define) ? null : content.value(define, this);
  }

  /** The value that the content as written gives. */
  @Nullable Object before(DefineName define) {
    return before.get(define);
  }

  /** The defines that have another value now. */
  Set<DefineName> changed() {
    return changed.keySet();
  }

  /**
   * Takes the value of a define anew.
   *
   * @return whether it differs from the content as written
   */
  boolean renew(DefineName define) {
    Object now = value(define);
    if (Truth.same(now, before.get(define))) {
      return false;
    }
    changed.put(define, now);
    return true;
  }

  /** All values are again those of the content as written. */
  void reset() {
    changed.clear();
  }
}
