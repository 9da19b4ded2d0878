package org.hiphooks.fuzz;

/** Breaks at one input in four thousand million: who finds it looks where the branches are. */
public final class PlantedTarget {

  private PlantedTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length > 3
        && data[0] == 'H'
        && data[1] == 'I'
        && data[2] == 'P'
        && data[3] == (byte) 0xff) {
      throw new IllegalStateException("planted");
    }
  }
}
