package org.hiphooks.net;

import java.io.IOException;

/** A host stands for an address that may not be asked. */
final class AddressRefused extends IOException {

  private static final long serialVersionUID = 1L;

  AddressRefused() {
    super("a host stands for an address that may not be asked");
  }
}
