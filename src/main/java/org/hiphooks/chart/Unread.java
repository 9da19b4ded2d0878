package org.hiphooks.chart;

/**
 * A part of the chart that could not be read, so that its silence means nothing.
 *
 * @param name prefetch key, or resource type for single records
 * @param resourceType FHIR type that is affected
 * @param reason why
 */
public record Unread(String name, String resourceType, Reason reason) {

  /** Why something was not read. */
  public enum Reason {
    /** The key was not sent and could not be fetched. */
    NOT_SUPPLIED,
    /** The client or the FHIR server answered with an error. */
    FAILED,
    /** The FHIR server did not answer in time. */
    TIMED_OUT,
    /** No connection to the FHIR server. */
    UNREACHABLE,
    /** The FHIR server, or the scope of the token, does not allow it. */
    DENIED,
    /** More pages exist than were read. */
    INCOMPLETE,
    /** A single record was malformed. */
    MALFORMED,
    /** A drug is coded in another resource that was not there. */
    UNRESOLVED_MEDICATION
  }
}
