package org.hiphooks.chart;

/**
 * A part of the chart that could not be read, so that its silence means nothing.
 *
 * @param name prefetch key, or resource type for single records
 * @param resourceType FHIR type that is affected, or {@link #DRAFT_ORDER} or {@link #DRAFT_PROBLEM}
 * @param reason why
 */
public record Unread(String name, String resourceType, Reason reason) {

  /** An order that is not signed yet, of whatever type: no part of the chart. */
  public static final String DRAFT_ORDER = "DraftOrder";

  /** A problem that is about to be added: no part of the chart. */
  public static final String DRAFT_PROBLEM = "DraftProblem";

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
    /** A drug is coded in another resource that was not there, or not coded at all. */
    UNRESOLVED_MEDICATION,
    /** It names another patient than the one of the call. */
    OTHER_PATIENT,
    /** There are more than are looked at. */
    TOO_MANY
  }
}
