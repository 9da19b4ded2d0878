package org.hiphooks.demo.fhir;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * A search parameter of one resource type.
 *
 * @param name as FHIR R4 names it
 * @param kind how values are compared
 * @param path elements from the resource to the value, without choice suffix
 */
record SearchParameter(String name, Kind kind, List<String> path) {

  /** How values are compared. */
  enum Kind {
    /** A code, with or without its system. */
    TOKEN,
    /** A reference to another resource. */
    REFERENCE,
    /** A point in time; sorted by, never searched by. */
    DATE
  }

  static SearchParameter token(String name, String path) {
    return new SearchParameter(name, Kind.TOKEN, List.of(path.split("\\.")));
  }

  static SearchParameter reference(String name, String path) {
    return new SearchParameter(name, Kind.REFERENCE, List.of(path.split("\\.")));
  }

  static SearchParameter date(String name, String path) {
    return new SearchParameter(name, Kind.DATE, List.of(path.split("\\.")));
  }

  /** The values that stand at the path. */
  Stream<Base> values(Resource resource) {
    Stream<Base> values = Stream.of(resource);
    for (String element : path) {
      values = values.flatMap(value -> value.listChildrenByName(element).stream());
    }
    return values;
  }
}
