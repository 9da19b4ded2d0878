package org.hiphooks.evaluate;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * Defines that are asked for again and again, each with a place of its own: an engine finds once
 * where it has them. Immutable.
 */
public final class Asked extends AbstractSet<DefineName> {

  private final List<DefineName> defines;
  private final Map<DefineName, Integer> places = new HashMap<>();

  /** These, each once, in this order. */
  public Asked(Collection<DefineName> defines) {
    this.defines = List.copyOf(new LinkedHashSet<>(defines));
    this.defines.forEach(define -> places.put(define, places.size()));
  }

  /** The define in a place. */
  public DefineName at(int place) {
    return defines.get(place);
  }

  /** Place of a define; negative if it is none of them. */
  public int place(@Nullable Object define) {
    Integer place = places.get(define);
    return place == null ? -1 : place;
  }

  @Override
  public boolean contains(@Nullable Object define) {
    return place(define) >= 0;
  }

  @Override
  public Iterator<DefineName> iterator() {
    return defines.iterator();
  }

  @Override
  public int size() {
    return defines.size();
  }
}
