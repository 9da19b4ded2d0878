package org.hiphooks.cards;

/**
 * Whose call the cards answer.
 *
 * @param client name of the client
 * @param hookInstance id of the invocation
 * @param userId reference of the user, who is the requester of drafts
 * @param patientId bare id of the patient
 */
public record CallIdentity(String client, String hookInstance, String userId, String patientId) {

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "CallIdentity[" + client + "]";
  }
}
