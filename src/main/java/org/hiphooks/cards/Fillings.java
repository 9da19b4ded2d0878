package org.hiphooks.cards;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hiphooks.knowledge.Placeholders;
import org.jspecify.annotations.Nullable;

/** What stands for each placeholder of one card. */
final class Fillings {

  private final Map<String, Filling> always;
  private final Map<String, Filling> own;
  private final InputWords inputs;

  private Fillings(Map<String, Filling> always, Map<String, Filling> own, InputWords inputs) {
    this.always = always;
    this.own = own;
    this.inputs = inputs;
  }

  /** Nothing but the values and dates of inputs. */
  static Fillings of(InputWords inputs) {
    return of(Map.of(), inputs);
  }

  /**
   * What stands for placeholders in every answer, and the values and dates of inputs.
   *
   * @param always never changed; not copied
   */
  static Fillings of(Map<String, Filling> always, InputWords inputs) {
    return new Fillings(always, new HashMap<>(), inputs);
  }

  /** The same, to be changed without changing this. */
  Fillings copy() {
    return new Fillings(always, new HashMap<>(own), inputs);
  }

  void put(String name, String text) {
    own.put(name, Filling.of(text));
  }

  void put(String name, Filling filling) {
    own.put(name, filling);
  }

  /** Empty if nothing fills it. */
  Filling get(String name) {
    if (name.startsWith(Placeholders.INPUT)) {
      return Filling.of(inputs.value(name.substring(Placeholders.INPUT.length())));
    }
    if (name.startsWith(Placeholders.DATE)) {
      return Filling.of(inputs.date(name.substring(Placeholders.DATE.length())));
    }
    Filling known = known(name);
    return known == null ? Filling.EMPTY : known;
  }

  private @Nullable Filling known(String name) {
    Filling filling = own.get(name);
    return filling == null ? always.get(name) : filling;
  }

  String text(String name) {
    return get(name).text();
  }

  /** The same with some of the fillings changed. */
  Fillings changed(Set<String> names, UnaryOperator<Filling> change) {
    Fillings changed = copy();
    for (String name : names) {
      if (known(name) != null) {
        changed.put(name, change.apply(get(name)));
      }
    }
    return changed;
  }

  /** Names that can be changed. */
  Set<String> names() {
    Set<String> names = new HashSet<>(always.keySet());
    names.addAll(own.keySet());
    return names;
  }

  /** Where the words of single inputs come from. */
  interface InputWords {

    /** The value without unit. */
    String value(String input);

    /** The day it was recorded. */
    String date(String input);
  }
}
