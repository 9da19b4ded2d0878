package org.hiphooks.evaluate.compiled;

import org.jspecify.annotations.Nullable;

/**
 * What is known of defines by their places. Most places are never written to, so there is only room
 * for the parts that are.
 */
final class Known {

  private static final int BITS = 6;
  private static final int SIZE = 1 << BITS;

  private final @Nullable Object[][] pages;

  /** Room for so many, none of which is known. */
  Known(int size) {
    this(new @Nullable Object[(size + SIZE - 1) / SIZE][]);
  }

  private Known(@Nullable Object[][] pages) {
    this.pages = pages;
  }

  /** What is in a place; null if it is not known. */
  @Nullable Object get(int place) {
    @Nullable Object[] page = pages[place >>> BITS];
    return page == null ? null : page[place & SIZE - 1];
  }

  /** Puts something in a place; null takes it out again. */
  void set(int place, @Nullable Object value) {
    @Nullable Object[] page = pages[place >>> BITS];
    if (page == null) {
      page = new @Nullable Object[SIZE];
      pages[place >>> BITS] = page;
    }
    page[place & SIZE - 1] = value;
  }

  /** The same, to be changed without changing this. */
  Known copy() {
    @Nullable Object[][] copies = new @Nullable Object[pages.length][];
    for (int i = 0; i < pages.length; i++) {
      @Nullable Object[] page = pages[i];
      copies[i] = page == null ? null : page.clone();
    }
    return new Known(copies);
  }
}
