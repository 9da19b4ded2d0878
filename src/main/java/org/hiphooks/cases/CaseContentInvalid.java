package org.hiphooks.cases;

/** A file of cases, patients or rendering facts does not say what it must. Names the file. */
public final class CaseContentInvalid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CaseContentInvalid(String path, String message) {
    super(path + ": " + message);
  }
}
