package org.hiphooks.evaluate;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tuple: values in the order of its shape. Immutable. */
public final class Row extends AbstractMap<String, @Nullable Object> {

  private final Shape shape;
  private final @Nullable Object[] values;

  /** The names of a tuple, each with a place. */
  public static final class Shape {

    private final List<String> names;
    private final Map<String, Integer> places;

    /** The names, in order. */
    public Shape(List<String> names) {
      this.names = List.copyOf(names);
      this.places = new HashMap<>();
      this.names.forEach(name -> places.putIfAbsent(name, places.size()));
    }

    /** Place of a name; negative if the tuple has none of this name. */
    public int place(String name) {
      return places.getOrDefault(name, -1);
    }
  }

  /**
   * A tuple.
   *
   * @param values as many as the shape has names; not copied
   */
  public Row(Shape shape, @Nullable Object[] values) {
    this.shape = shape;
    this.values = values;
  }

  /** The names and their places. */
  public Shape shape() {
    return shape;
  }

  /** The value in a place of the shape. */
  public @Nullable Object at(int place) {
    return values[place];
  }

  /** The same names with other values. */
  Row of(@Nullable Object[] others) {
    return new Row(shape, others);
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    int place = name instanceof String text ? shape.place(text) : -1;
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name instanceof String text && shape.place(text) >= 0;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return Collections.unmodifiableSet(
        new AbstractSet<Entry<String, @Nullable Object>>() {
          @Override
          public Iterator<Entry<String, @Nullable Object>> iterator() {
            return entries();
          }

          @Override
          public int size() {
            return values.length;
          }
        });
  }

  private Iterator<Entry<String, @Nullable Object>> entries() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < values.length;
      }

      @Override
      public Entry<String, @Nullable Object> next() {
        if (next >= values.length) {
          throw new java.util.NoSuchElementException();
        }
        int place = next;
        next++;
        return new SimpleImmutableEntry<>(shape.names.get(place), values[place]);
      }
    };
  }

  /** How many values, and none of them. */
  @Override
  public String toString() {
    return "Row" + shape.names;
  }
}
