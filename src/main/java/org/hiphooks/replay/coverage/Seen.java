package org.hiphooks.replay.coverage;

/**
 * What one visit exercised. A visit with several orders can make a define both true and false.
 *
 * @param defines for each define of the watch, in order, the states that it had
 * @param boundaries for each boundary of the watch, in order, the sides that were met
 */
@SuppressWarnings("ArrayRecordComponent")
public record Seen(byte[] defines, byte[] boundaries) {

  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int NULL = 4;
  static final int VALUE = 8;
  static final int FAILED = 16;

  static final int BELOW = 1;
  static final int AT = 2;
  static final int ABOVE = 4;

  /** Whether a define could not be evaluated. */
  public static boolean isFailed(byte states) {
    return (states & FAILED) != 0;
  }

  void define(int index, int state) {
    defines[index] |= (byte) state;
  }

  void boundary(int index, int side) {
    boundaries[index] |= (byte) (side < 0 ? BELOW : side == 0 ? AT : ABOVE);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Seen[" + defines.length + " defines]";
  }
}
