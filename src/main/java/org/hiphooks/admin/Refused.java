package org.hiphooks.admin;

/** A request that is not answered as it wanted. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String[] values;

  /**
   * With a reason.
   *
   * @param status of the answer
   * @param key of the words that say why
   * @param values that stand in the words
   */
  Refused(int status, String key, String... values) {
    super(key);
    this.status = status;
    this.values = values.clone();
  }

  static Refused notFound() {
    return new Refused(404, "console.problem.notFound");
  }

  static Refused role() {
    return new Refused(403, "console.problem.role");
  }

  int status() {
    return status;
  }

  Object[] values() {
    return values.clone();
  }

  String key() {
    return String.valueOf(getMessage());
  }
}
