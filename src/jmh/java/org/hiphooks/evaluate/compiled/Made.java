package org.hiphooks.evaluate.compiled;

import java.util.Map;

/**
 * Classes that were made for the rules.
 *
 * @param classes how many
 * @param bytes of all of them
 * @param nodes expressions that are written as code
 * @param closures expressions that are closures nevertheless, with all that is in them, by kind
 * @param writingMillis by the clock, to write all as Java
 * @param compilerMillis what a compiler for Java took
 * @param lastMillis what is left if the classes were made when the product is built
 */
public record Made(
    int classes,
    long bytes,
    int nodes,
    Map<String, Integer> closures,
    double writingMillis,
    double compilerMillis,
    double lastMillis) {

  /** None. */
  static final Made NONE = of(0, 0);

  /** So many, none of which has code of its own. */
  static Made of(int classes, long bytes) {
    return new Made(classes, bytes, 0, Map.of(), 0, 0, 0);
  }
}
