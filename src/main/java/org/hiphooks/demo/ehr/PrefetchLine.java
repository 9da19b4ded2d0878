package org.hiphooks.demo.ehr;

/**
 * What became of one prefetch key.
 *
 * @param key as the service names it
 * @param template as discovery gives it
 * @param query the template with its tokens replaced, below the FHIR base; empty if not asked
 * @param state what was sent
 * @param count resources sent
 * @param millis time of the query; 0 if not asked
 */
public record PrefetchLine(
    String key, String template, String query, State state, int count, long millis) {

  /** What was sent for a key. */
  public enum State {
    /** What the FHIR server answered. */
    SENT("sent"),
    /** An answer without a resource. */
    EMPTY("empty"),
    /** An answer with a link to a further page. */
    INCOMPLETE("incomplete"),
    /** Nothing, because the FHIR server did not answer. */
    FAILED("failed"),
    /** Nothing, because a switch says so. */
    WITHHELD("withheld"),
    /** Null, because a switch says so. */
    NULL("null"),
    /** An OperationOutcome, because a switch says so. */
    ERROR("error");

    private final String code;

    State(String code) {
      this.code = code;
    }

    /** The word for tests and message keys. */
    public String code() {
      return code;
    }
  }

  /** Whether the service got all there is. */
  public boolean isComplete() {
    return state == State.SENT || state == State.EMPTY;
  }

  /** Shows neither query nor template. */
  @Override
  public String toString() {
    return "PrefetchLine[" + key + ", " + state + ", " + count + "]";
  }
}
