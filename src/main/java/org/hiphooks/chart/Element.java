package org.hiphooks.chart;

import org.jspecify.annotations.Nullable;

/**
 * An element of a record, as CQL reads it: a primitive with its value, or children by name.
 * Immutable.
 */
public final class Element {

  private static final @Nullable Object[] CHILDLESS = new @Nullable Object[0];

  private final ElementType type;
  private final @Nullable Object value;
  private final @Nullable Object[] children;

  private Element(ElementType type, @Nullable Object value, @Nullable Object[] children) {
    this.type = type;
    this.value = value;
    this.children = children;
  }

  /** A primitive; its value in CQL's types, or null if it only carries extensions. */
  static Element primitive(ElementType type, @Nullable Object value) {
    return new Element(type, value, CHILDLESS);
  }

  /**
   * An element with children.
   *
   * @param children by place in the type: an Element, a list of them, or null; not copied
   */
  static Element of(ElementType type, @Nullable Object[] children) {
    return new Element(type, null, children);
  }

  /** What it is. */
  public ElementType type() {
    return type;
  }

  /** Of a primitive, its value in CQL's types; null if it has none. */
  public @Nullable Object value() {
    return value;
  }

  /** What is in a place of the type: an Element, a list of them, or null. */
  public @Nullable Object child(int place) {
    return children[place];
  }

  /** Whether it is of a class of HAPI's model, or may be read as one. */
  public boolean is(Class<?> other) {
    return type.is(other);
  }

  /** The type only. */
  @Override
  public String toString() {
    return "Element[" + type.name() + "]";
  }
}
