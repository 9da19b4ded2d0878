package org.hiphooks.evaluate;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/** Values of defines that were asked for, by their places; some have none. */
public final class Answers extends AbstractMap<DefineName, @Nullable Object> {

  private static final Object NONE = new Object();

  private final Asked asked;
  private final @Nullable Object[] values;

  private Answers(Asked asked, @Nullable Object[] values) {
    this.asked = asked;
    this.values = values;
  }

  /** Takes values in; what has none is left out. */
  public static final class Builder {

    private final Asked asked;
    private @Nullable Object[] values;

    /** For these. */
    public Builder(Asked asked) {
      this.asked = asked;
      this.values = new @Nullable Object[asked.size()];
      Arrays.fill(values, NONE);
    }

    /** The value of the define in a place. */
    public void set(int place, @Nullable Object value) {
      values[place] = value;
    }

    /** Whether that define has a value. */
    public boolean has(int place) {
      return values[place] != NONE;
    }

    /** All of them; after that there is nothing to be set. */
    public Answers build() {
      @Nullable Object[] all = values;
      values = new @Nullable Object[0];
      return new Answers(asked, all);
    }
  }

  /** Whether their places are those of these defines. */
  boolean isOf(Asked defines) {
    return asked == defines;
  }

  /** The value in a place; null if there is none. */
  @Nullable Object at(int place) {
    return values[place] == NONE ? null : values[place];
  }

  @Override
  public @Nullable Object get(@Nullable Object define) {
    int place = asked.place(define);
    return place < 0 ? null : at(place);
  }

  @Override
  public boolean containsKey(@Nullable Object define) {
    int place = asked.place(define);
    return place >= 0 && values[place] != NONE;
  }

  @Override
  public Set<Entry<DefineName, @Nullable Object>> entrySet() {
    List<Entry<DefineName, @Nullable Object>> entries = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != NONE) {
        entries.add(new SimpleImmutableEntry<>(asked.at(i), values[i]));
      }
    }
    return Collections.unmodifiableSet(new LinkedHashSet<>(entries));
  }
}
