package org.hiphooks.evaluate.compiled;

import org.hiphooks.chart.Element;
import org.hiphooks.chart.ElementType;
import org.hiphooks.evaluate.Row;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/**
 * A property. Most stand before one type of element, or one shape of row, for ever: where its
 * children are is remembered.
 */
final class Step implements Node {

  private record Place(Object of, int at) {}

  private static final Place NOWHERE = new Place(new Object(), -1);

  private final Node source;
  private final String path;
  private final boolean isValue;
  private final Environment environment;

  /** Read and written as a whole, so that threads at worst find it twice. */
  private Place known = NOWHERE;

  Step(Node source, String path, Environment environment) {
    this.source = source;
    this.path = path;
    this.isValue = "value".equals(path);
    this.environment = environment;
  }

  @Override
  public @Nullable Object in(Run run) {
    return of(source.in(run));
  }

  /** The property of a value. */
  @Nullable Object of(@Nullable Object target) {
    if (target == null) {
      return null;
    }
    if (target instanceof Row row) {
      int place = place(row.shape());
      return place < 0 ? null : row.at(place);
    }
    if (target instanceof Element element) {
      return child(element);
    }
    return target instanceof Tuple tuple
        ? tuple.getElement(path)
        : environment.resolvePath(target, path);
  }

  private @Nullable Object child(Element element) {
    ElementType type = element.type();
    if (type.isPrimitive()) {
      if (!isValue) {
        throw new IllegalArgumentException("a primitive has no " + path);
      }
      return element.value();
    }
    Place place = known;
    if (place.of() != type) {
      place = new Place(type, type.place(path));
      known = place;
    }
    return place.at() < 0 ? null : element.child(place.at());
  }

  private int place(Row.Shape shape) {
    Place place = known;
    if (place.of() != shape) {
      place = new Place(shape, shape.place(path));
      known = place;
    }
    return place.at();
  }
}
