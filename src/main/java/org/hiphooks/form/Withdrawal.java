package org.hiphooks.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * Takes back what was written: it is marked as entered in error and stays in the chart's history,
 * as it was read just now and not if somebody else has changed it since.
 */
final class Withdrawal {

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final SmartClient client;
  private final URI base;
  private final String token;

  Withdrawal(SmartClient client, URI base, String token) {
    this.client = client;
    this.base = base;
    this.token = token;
  }

  /** Status of the last answer; 2xx and "gone" = it counts no more. */
  int take(String where) {
    URI address = URI.create(base + "/" + where);
    SmartClient.Reply found = client.get(address, token);
    if (found.isSuccess() && found.json() instanceof ObjectNode record) {
      String version = record.at("/meta/versionId").asText();
      record.put("status", "entered-in-error");
      return client.put(address, token, record, version).status();
    }
    return found.status();
  }

  /** Whether a status says that nothing counts any more. */
  static boolean isDone(int status) {
    return status / 100 == 2 || status == NOT_FOUND || status == GONE;
  }
}
