package org.hiphooks.ledger;

/**
 * A rule that fires too often or too rarely.
 *
 * @param seen how often it fires
 * @param expected how often it fired in the replay
 * @param isTooOften whether it fires too often; otherwise too rarely
 * @param isSilenced whether it was made silent for it
 */
public record FiringAlarm(
    FiringRate seen, FiringRate expected, boolean isTooOften, boolean isSilenced) {

  /** In words, with the counts behind each share. */
  public String words() {
    return "fires too "
        + (isTooOften ? "often" : "rarely")
        + ": "
        + share(seen)
        + " of calls, "
        + share(expected)
        + " in the replay";
  }

  private static String share(FiringRate rate) {
    return rate.fired() + " of " + rate.evaluated();
  }
}
