package org.hiphooks.cdshooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiphooks.config.Settings;
import org.jspecify.annotations.Nullable;

/** The services behind the protocol: what the server asks and never looks into. */
public interface GuidanceService {

  /**
   * The same guidance for one client: with its names of prefetch keys, its FHIR servers, its shape
   * of cards.
   *
   * @param client name of the client in the configuration; null = the default one
   */
  default GuidanceService forClient(@Nullable String client) {
    return this;
  }

  /**
   * The same content for the clients of another configuration. Calls that were begun go on with
   * those of before.
   */
  default GuidanceService withClients(Settings configuration) {
    return this;
  }

  /** Feedback, with the client's own reasons in the content's terms where it is known how. */
  default List<FeedbackEntry> understood(List<FeedbackEntry> entries) {
    return entries;
  }

  /** What it looks at of the resources of a call. */
  default Sieve sieve() {
    return Sieve.ALL;
  }

  /** Name of the client that it answers. */
  default String client() {
    return "default";
  }

  /** The services, in the order of discovery. */
  List<ServiceDescription> services();

  /** The service of this id. */
  default Optional<ServiceDescription> service(String id) {
    return services().stream().filter(service -> service.id().equals(id)).findFirst();
  }

  /**
   * Answers a call.
   *
   * @param serviceId id of one of {@link #services()}
   * @param request the call; its hook may differ from the service's, then the service's counts
   * @param now the evaluation's now
   * @throws PreconditionFailed if nothing at all could be read
   */
  HookAnswer answer(String serviceId, HookRequest request, Instant now) throws PreconditionFailed;

  /**
   * A card that says that cards could not be shown, to stand in for cards that break the protocol.
   *
   * @param serviceId id of the service called
   * @param request the call
   * @param rules ids of the rules whose cards are not shown
   * @return empty = nothing is said to the clinician, only to the log
   */
  default Optional<Card> notShown(String serviceId, HookRequest request, List<String> rules) {
    return Optional.empty();
  }

  /** What the configuration has switched off: ids of services, and rules with levels of cards. */
  default List<String> switchedOff() {
    return List.of();
  }

  /** Does what makes the first call slow. Called once, before calls are answered. */
  default void warmUp() {}
}
