package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Body sites that say which hip. All cases are about the right one. */
final class Sides {

  private Sides() {}

  /** The usual body site of the right hip. */
  static ObjectNode right(Rendering rendering) {
    return of(rendering, "R").get(0);
  }

  /** All ways to write the hip of a side (R, L or B), the usual one first. */
  static List<ObjectNode> of(Rendering rendering, String side) {
    List<ObjectNode> ways = new ArrayList<>();
    for (int way = 0; way < rendering.at("/sites/" + side).size(); way++) {
      ways.add(Fhir.concept(rendering.codes("/sites/" + side + '/' + way)));
    }
    return ways;
  }
}
