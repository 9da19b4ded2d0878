package org.hiphooks.server;

import org.hiphooks.config.OperationsSection;

/**
 * How a server is run.
 *
 * @param section what the configuration says
 * @param telemetry what is counted
 * @param isLogged whether each request has a line in the access log
 */
public record Operations(OperationsSection section, Telemetry telemetry, boolean isLogged) {

  /** As is usual, without an access log. */
  public static Operations quiet() {
    return new Operations(OperationsSection.DEFAULT, new Telemetry(), false);
  }
}
