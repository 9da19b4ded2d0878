package org.hiphooks.server;

import org.hiphooks.config.OperationsSection;
import org.hiphooks.ledger.Ledger;

/**
 * How a server is run.
 *
 * @param section what the configuration says
 * @param telemetry what is counted
 * @param isLogged whether each request has a line in the access log
 * @param ledger what is recorded and switched off
 */
public record Operations(
    OperationsSection section, Telemetry telemetry, boolean isLogged, Ledger ledger) {

  /** Without a ledger. */
  public Operations(OperationsSection section, Telemetry telemetry, boolean isLogged) {
    this(section, telemetry, isLogged, Ledger.NONE);
  }

  /** As is usual, without an access log. */
  public static Operations quiet() {
    return quiet(Ledger.NONE);
  }

  /** As is usual with a ledger, without an access log. */
  public static Operations quiet(Ledger ledger) {
    return new Operations(OperationsSection.DEFAULT, new Telemetry(), false, ledger);
  }
}
