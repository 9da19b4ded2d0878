package org.hiphooks.cards;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hiphooks.knowledge.Placeholders;

/** What stands for each placeholder of one card. */
final class Fillings {

  private final Map<String, Filling> byName;
  private final InputWords inputs;

  private Fillings(Map<String, Filling> byName, InputWords inputs) {
    this.byName = byName;
    this.inputs = inputs;
  }

  /** Nothing but the values and dates of inputs. */
  static Fillings of(InputWords inputs) {
    return new Fillings(new HashMap<>(), inputs);
  }

  /** The same, to be changed without changing this. */
  Fillings copy() {
    return new Fillings(new HashMap<>(byName), inputs);
  }

  void put(String name, String text) {
    byName.put(name, Filling.of(text));
  }

  void put(String name, Filling filling) {
    byName.put(name, filling);
  }

  /** Empty if nothing fills it. */
  Filling get(String name) {
    if (name.startsWith(Placeholders.INPUT)) {
      return Filling.of(inputs.value(name.substring(Placeholders.INPUT.length())));
    }
    if (name.startsWith(Placeholders.DATE)) {
      return Filling.of(inputs.date(name.substring(Placeholders.DATE.length())));
    }
    return byName.getOrDefault(name, Filling.EMPTY);
  }

  String text(String name) {
    return get(name).text();
  }

  /** The same with some of the fillings changed. */
  Fillings changed(Set<String> names, UnaryOperator<Filling> change) {
    Fillings changed = copy();
    for (String name : names) {
      if (byName.containsKey(name)) {
        changed.put(name, change.apply(get(name)));
      }
    }
    return changed;
  }

  /** Names that can be changed. */
  Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** Where the words of single inputs come from. */
  interface InputWords {

    /** The value without unit. */
    String value(String input);

    /** The day it was recorded. */
    String date(String input);
  }
}
