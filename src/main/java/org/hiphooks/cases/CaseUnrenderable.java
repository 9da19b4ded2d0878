package org.hiphooks.cases;

/** A case asks for something no record can say, for instance a condition that is false. */
public final class CaseUnrenderable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CaseUnrenderable(String caseId, String message) {
    super(caseId + ": " + message);
  }
}
