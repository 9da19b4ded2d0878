package org.hiphooks.net;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param status HTTP status
 * @param headers header fields by name; look up in any case
 * @param body bytes, unpacked; empty if there are none. Not copied, must not be changed
 */
public record IncomingAnswer(int status, Map<String, List<String>> headers, byte[] body) {

  private static final int OK = 200;
  private static final int NOT_OK = 300;

  /** Headers by name, whatever their case. */
  public IncomingAnswer {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = java.util.Collections.unmodifiableMap(byName);
  }

  /** Whether the status is 2xx. */
  public boolean isSuccess() {
    return status >= OK && status < NOT_OK;
  }

  /** The first value of a header field. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Shows neither headers nor body. */
  @Override
  public String toString() {
    return "IncomingAnswer[" + status + ", " + body.length + " bytes]";
  }
}
