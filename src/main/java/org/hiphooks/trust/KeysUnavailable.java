package org.hiphooks.trust;

/** The keys of a client cannot be had now. */
public final class KeysUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  KeysUnavailable(String reason) {
    super(reason);
  }
}
