package org.hiphooks.ledger;

/**
 * How often a rule has fired.
 *
 * @param service id of the service
 * @param rule rule id
 * @param level level of its card
 * @param fired calls in which it held, whether its card was shown or not
 * @param evaluated calls of the service that were evaluated
 */
public record FiringRate(String service, String rule, String level, long fired, long evaluated) {

  private static final double Z = 1.96;

  /** The share of calls; 0 if there were none. */
  public double rate() {
    return evaluated == 0 ? 0 : (double) fired / evaluated;
  }

  /** Lower end of the 95 % interval (Wilson). */
  public double least() {
    return evaluated == 0 ? 0 : Math.max(0, centre() - margin());
  }

  /** Upper end of the 95 % interval (Wilson). */
  public double most() {
    return evaluated == 0 ? 1 : Math.min(1, centre() + margin());
  }

  private double centre() {
    return (rate() + Z * Z / (2 * evaluated)) / (1 + Z * Z / evaluated);
  }

  private double margin() {
    double spread = rate() * (1 - rate()) / evaluated + Z * Z / (4.0 * evaluated * evaluated);
    return Z * Math.sqrt(spread) / (1 + Z * Z / evaluated);
  }
}
