package org.hiphooks.server;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Callers who do not show who they are may call from this machine only. */
final class Loopback {

  private Loopback() {}

  /**
   * Checks an address to listen on.
   *
   * @throws ServerUnavailable with {@link ServerUnavailable.Reason#REFUSED} if others could call
   */
  static void require(String bind) throws ServerUnavailable {
    if (!is(bind)) {
      throw new ServerUnavailable(
          ServerUnavailable.Reason.REFUSED,
          "server.bind may be a loopback address only, such as 127.0.0.1, where callers are not"
              + " verified.");
    }
  }

  static boolean is(String bind) {
    if (bind.isBlank()) {
      return false;
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(bind)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
