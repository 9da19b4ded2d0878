package org.hiphooks.net;

import java.net.URI;
import java.util.Map;

/**
 * A request to send.
 *
 * @param method for instance {@code GET}
 * @param address absolute address
 * @param headers header fields, each with one value
 * @param body bytes to send; empty for none
 */
public record OutgoingRequest(
    String method, URI address, Map<String, String> headers, byte[] body) {

  /** Defensive copy of the headers; the body is not copied and must not be changed. */
  public OutgoingRequest {
    headers = Map.copyOf(headers);
  }

  /** A GET. */
  public static OutgoingRequest get(URI address, Map<String, String> headers) {
    return new OutgoingRequest("GET", address, headers, new byte[0]);
  }

  /** Shows neither headers nor body: they hold tokens and patient data. */
  @Override
  public String toString() {
    return "OutgoingRequest[" + method + ", " + body.length + " bytes]";
  }
}
