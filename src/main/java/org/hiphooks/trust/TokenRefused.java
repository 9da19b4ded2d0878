package org.hiphooks.trust;

/** A token cannot be read as one. */
final class TokenRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final Fault fault;

  TokenRefused(Fault fault) {
    super(fault.name());
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
