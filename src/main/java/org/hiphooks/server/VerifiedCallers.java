package org.hiphooks.server;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.hiphooks.config.CallLimits;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.hiphooks.trust.Fault;
import org.hiphooks.trust.RefusalWatch;
import org.hiphooks.trust.TokenMemory;
import org.hiphooks.trust.TokenVerifier;
import org.hiphooks.trust.TrustedClient;
import org.hiphooks.trust.TrustedClients;
import org.hiphooks.trust.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the clients of the configuration that show a good token. A caller who shows none learns
 * nothing but that; the log says which check failed first.
 */
final class VerifiedCallers implements Callers {

  private static final Logger LOG = LoggerFactory.getLogger(VerifiedCallers.class);

  /** Reason of a call that was one too many. */
  private static final String LIMITS = "LIMITS";

  private static final String BEARER = "bearer ";

  private final TokenVerifier verifier;
  private final URI publicUrl;
  private final Clock clock;
  private final Map<String, ClientGate> gates = new HashMap<>();
  private final List<TrustedClient> trusted;
  private final RefusalWatch watch;

  /**
   * For these clients.
   *
   * @param clients whose tokens are checked
   * @param limits by name of a client
   * @param memory remembers tokens
   * @param publicUrl address of the service as clients call it, without slash at its end
   * @param clock the time of day: tokens are not checked by a fixed clock
   * @param watch counts refusals
   */
  VerifiedCallers(
      List<TrustedClient> clients,
      Map<String, CallLimits> limits,
      TokenMemory memory,
      URI publicUrl,
      Clock clock,
      RefusalWatch watch) {
    this.trusted = List.copyOf(clients);
    this.watch = watch;
    this.verifier = new TokenVerifier(clients, memory);
    this.publicUrl = publicUrl;
    this.clock = clock;
    clients.forEach(
        client ->
            gates.put(
                client.name(),
                new ClientGate(limits.getOrDefault(client.name(), CallLimits.DEFAULT))));
  }

  /**
   * For the clients of a configuration that have tokens.
   *
   * @param former whose keys need not be fetched again
   * @param watch counts refusals
   * @throws org.hiphooks.config.SettingsInvalid if their keys cannot be read
   */
  static VerifiedCallers of(
      Settings settings,
      List<TrustedClient> former,
      TokenMemory memory,
      URI publicUrl,
      Clock clock,
      RefusalWatch watch) {
    Map<String, CallLimits> limits = new HashMap<>();
    for (ClientSettings client : settings.clients()) {
      limits.put(client.name(), client.limits());
    }
    List<TrustedClient> clients = TrustedClients.of(settings, former);
    return new VerifiedCallers(clients, limits, memory, publicUrl, clock, watch);
  }

  @Override
  public boolean isVerifying() {
    return true;
  }

  @Override
  public List<TrustedClient> trusted() {
    return trusted;
  }

  /** How many clients can be served. */
  int clients() {
    return gates.size();
  }

  @Override
  public Admission admit(Request request, String path) {
    Verdict verdict = verifier.verify(token(request), publicUrl + path, clock.instant());
    TrustedClient client = verdict.client();
    if (!verdict.isGood() || client == null) {
      LOG.warn("{} refused: {}; passed: {}", path, words(verdict), verdict.passed());
      watch.refused(client == null ? RefusalWatch.UNKNOWN : client.name(), reason(verdict));
      boolean isBusy = verdict.fault() == Fault.BUSY;
      return Admission.refused(isBusy ? Refusal.unavailable("busy") : Refusal.UNAUTHORIZED);
    }
    ClientGate gate = gates.get(client.name());
    if (gate == null || !gate.enter()) {
      LOG.warn("{} refused: {} asks more than its limits allow", path, client.name());
      watch.refused(client.name(), LIMITS);
      return Admission.refused(Refusal.TOO_MANY_CALLS);
    }
    return new Admission(client.name(), null, gate::leave);
  }

  private static String reason(Verdict verdict) {
    Fault fault = verdict.fault();
    return fault == null ? LIMITS : fault.name();
  }

  private static String words(Verdict verdict) {
    TrustedClient client = verdict.client();
    Fault fault = verdict.fault();
    String who = client == null ? "unknown client" : client.name();
    return fault == null
        ? who
        : who + ", " + fault.name().toLowerCase(Locale.ROOT) + ": " + fault.words();
  }

  private static @Nullable String token(Request request) {
    List<String> headers = request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
    if (headers.size() != 1) {
      return null;
    }
    String value = headers.get(0);
    boolean isBearer = value.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return isBearer ? value.substring(BEARER.length()).strip() : null;
  }
}
