package org.hiphooks.chart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The names in a record of one type that are read, and those that are left out. */
final class KeptNames {

  private static final Map<String, KeptNames> BY_TYPE = new ConcurrentHashMap<>();

  private final RecordShape shape;
  private final ElementType type;
  private final Map<String, ElementType.Named> kept = new HashMap<>();
  private final Set<String> leftOut = new HashSet<>();

  private KeptNames(RecordShape shape) {
    this.shape = shape;
    this.type = ElementType.ofResource(shape.type());
    leftOut.add("resourceType");
    type.names()
        .forEach(
            (name, named) -> {
              if ("id".equals(name) || shape.keeps(name)) {
                kept.put(name, named);
              } else {
                leftOut.add(name);
              }
            });
  }

  static KeptNames of(RecordShape shape) {
    return BY_TYPE.computeIfAbsent(shape.type(), type -> new KeptNames(shape));
  }

  ElementType type() {
    return type;
  }

  /** What a name that is read means; null if FHIR has no such name. */
  ElementType.@Nullable Named kept(String name) {
    return kept.get(name);
  }

  /** Whether nobody looks at what stands under the name. */
  boolean isLeftOut(String name) {
    return leftOut.contains(name) || !kept.containsKey(name) && !shape.keeps(name);
  }
}
