package org.hiphooks.admin.access;

/** Nobody was signed in. The message says why, in words for an administrator. */
public final class SignOnFailed extends Exception {

  private static final long serialVersionUID = 1L;

  SignOnFailed(String message) {
    super(message);
  }
}
