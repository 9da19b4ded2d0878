package org.hiphooks.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.hiphooks.config.Settings;
import org.hiphooks.ledger.LiveLedger;

/**
 * A service that runs, as those who run it see it.
 *
 * @param server what answers calls
 * @param settings the configuration as it was read last, with what the console says
 * @param address of the service as clients call it
 * @param reloading takes changed content
 * @param ledger what is recorded and switched off
 * @param registry what is counted
 * @param clock what is taken for now when calls are recorded
 */
public record RunningService(
    HipHooksServer server,
    Supplier<Settings> settings,
    URI address,
    Reloading reloading,
    LiveLedger ledger,
    MeterRegistry registry,
    Clock clock) {}
