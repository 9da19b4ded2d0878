package org.hiphooks.guidance;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.cdshooks.Sieve;
import org.hiphooks.chart.FhirModel;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.knowledge.ConceptMapReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.LocalCodes;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Answers hooks from one content. */
public final class HipGuidance implements GuidanceService {

  /** How long an answer waits for a FHIR server before it is given with what there is. */
  public static final Duration FETCH_DEADLINE = Duration.ofSeconds(2);

  private final Knowledge knowledge;
  private final SiteSettings site;
  private final Answering answering;
  private final List<ServiceDescription> services;
  private final Visits visits;
  private @Nullable WarmUp warmUp;
  private @Nullable Content content;
  private @Nullable Surroundings surroundings;
  private ClientGuidances clients = new ClientGuidances(Map.of());

  /**
   * For one content and one site.
   *
   * @param knowledge the content
   * @param settings site values by setting name; absent = the content's default
   */
  public HipGuidance(Knowledge knowledge, Map<String, ?> settings) {
    this(knowledge, SiteSettings.ofValues(settings), ClientSettings.UNNAMED, FETCH_DEADLINE);
  }

  /**
   * For one content, one site and one client.
   *
   * @param site values of settings, and what is switched off
   * @param client who calls, and which FHIR servers of theirs may be read
   * @param deadline how long an answer waits for them
   */
  public HipGuidance(
      Knowledge knowledge, SiteSettings site, ClientSettings client, Duration deadline) {
    this(knowledge, site, client, Surroundings.waiting(deadline));
  }

  /**
   * For one content, one site and one client.
   *
   * @param surroundings what is found where it runs
   */
  public HipGuidance(
      Knowledge knowledge, SiteSettings site, ClientSettings client, Surroundings surroundings) {
    this.knowledge = knowledge;
    this.site = site;
    this.answering = new Answering(knowledge, site, client, surroundings);
    this.services = Descriptions.of(knowledge, site);
    this.visits = new Visits(client.name(), knowledge.hash());
  }

  private HipGuidance(HipGuidance shared, Answering answering) {
    this.knowledge = shared.knowledge;
    this.site = shared.site;
    this.answering = answering;
    this.services = shared.services;
    this.visits = new Visits(answering.client(), knowledge.hash());
    this.content = shared.content;
    this.warmUp = shared.warmUp;
    this.surroundings = shared.surroundings;
  }

  /**
   * Compiles a content and answers from it.
   *
   * @throws org.hiphooks.knowledge.ContentInvalid if the content cannot be used
   */
  public static HipGuidance of(Content content, Map<String, ?> settings) {
    return new HipGuidance(Knowledge.load(content), settings);
  }

  /**
   * Compiles a content and answers from it as the configuration says.
   *
   * @param folder folder of the authors' files; null = what is packed into the product
   * @param configuration the site's settings, clients and their FHIR servers
   * @throws org.hiphooks.knowledge.ContentInvalid if the content cannot be used
   * @throws org.hiphooks.config.SettingsInvalid if the content does not allow what the site sets
   */
  public static HipGuidance load(@Nullable Path folder, Settings configuration) {
    return load(folder, configuration, Surroundings.waiting(FETCH_DEADLINE));
  }

  /**
   * The same where it runs as a service.
   *
   * @param surroundings what is found there
   */
  public static HipGuidance load(
      @Nullable Path folder, Settings configuration, Surroundings surroundings) {
    Content content = folder == null ? Content.embedded() : Content.ofDirectory(folder);
    return load(content, configuration, surroundings.limited(configuration.operations()));
  }

  /** Compiles a content and answers from it as configured, warmed up by its own cases. */
  public static HipGuidance load(Content content, Settings configuration) {
    return load(content, configuration, Surroundings.waiting(FETCH_DEADLINE));
  }

  private static HipGuidance load(
      Content content, Settings configuration, Surroundings surroundings) {
    FhirModel.learnAside();
    Knowledge compiled = Knowledge.load(content);
    LocalCodes codes = ConceptMapReader.read(configuration.site().conceptMaps(), compiled);
    Knowledge knowledge = compiled.with(codes);
    SiteSettings site = SiteSettings.of(knowledge, configuration.site());
    HipGuidance guidance =
        new HipGuidance(knowledge, site, codes.of(configuration.defaultClient()), surroundings);
    guidance.warmUp = new WarmUp(content, guidance);
    guidance.content = content;
    guidance.surroundings = surroundings;
    guidance.serve(configuration.clients(), surroundings);
    return guidance;
  }

  private void serve(List<ClientSettings> configured, Surroundings where) {
    LocalCodes codes = knowledge.terminology().local();
    Map<String, HipGuidance> byName = new HashMap<>();
    for (ClientSettings client : configured) {
      byName.put(
          client.name(), new HipGuidance(this, answering.forClient(codes.of(client), where)));
    }
    clients = new ClientGuidances(byName);
  }

  @Override
  public HipGuidance withClients(Settings configuration) {
    Surroundings where = surroundings;
    if (where == null) {
      return this;
    }
    ClientSettings usual = knowledge.terminology().local().of(configuration.defaultClient());
    HipGuidance guidance = new HipGuidance(this, answering.forClient(usual, where));
    guidance.serve(configuration.clients(), where);
    return guidance;
  }

  @Override
  public HipGuidance forClient(@Nullable String client) {
    return client == null ? this : clients.of(client);
  }

  @Override
  public List<FeedbackEntry> understood(List<FeedbackEntry> entries) {
    return answering.understood(entries);
  }

  @Override
  public String client() {
    return answering.client();
  }

  /** The content that answers. */
  public Knowledge knowledge() {
    return knowledge;
  }

  /** The files it was compiled from; null if they were not kept. */
  public @Nullable Content content() {
    return content;
  }

  /** How the site uses the content. */
  public SiteSettings site() {
    return site;
  }

  /** What the configuration says of the client that is answered. */
  public ClientSettings settings() {
    return answering.settings();
  }

  /** Web origins of all clients. */
  public List<String> origins() {
    return clients.origins(this);
  }

  /** The same for the client that launches the hip form from this FHIR server, if one does. */
  public Optional<HipGuidance> launchedFrom(URI base) {
    return clients.launchedFrom(base, this);
  }

  /** The services that the site has not switched off. */
  public List<ServicePlan> offered() {
    return knowledge.services().stream().filter(site::serves).toList();
  }

  @Override
  public List<ServiceDescription> services() {
    return services;
  }

  @Override
  public List<String> switchedOff() {
    return Stream.concat(site.servicesOff().stream(), site.cardsOff().stream()).toList();
  }

  @Override
  public void warmUp() {
    if (warmUp != null) {
      warmUp.run();
    }
  }

  @Override
  public Sieve sieve() {
    return answering.sieve();
  }

  @Override
  public HookAnswer answer(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    return answering.given(answered(serviceId, request, now), now);
  }

  /**
   * Answers a call and gives what is kept of the answer, to explain it: empty if the call orders
   * several things, whose cards are pooled and follow from no single set of facts.
   *
   * @throws PreconditionFailed if nothing at all could be read
   */
  public Optional<Evaluation> evaluate(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    return explainable(serviceId, request, now).evaluation().get();
  }

  /**
   * Answers a call for those who study answers.
   *
   * @throws PreconditionFailed if nothing at all could be read
   */
  public Studied study(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    Answered answered = answered(serviceId, request, now);
    return new Studied(
        answered.answer(), answered.known(), answered.read().read(), answered.read().usable());
  }

  /**
   * Reads a patient for somebody who waits for a page, and answers a call that is about no order.
   *
   * @param patience how long the FHIR server is waited for
   * @throws PreconditionFailed if nothing at all could be read
   */
  public Reanswered open(String serviceId, HookRequest request, Duration patience, Instant now)
      throws PreconditionFailed {
    long until = System.nanoTime() + patience.toNanos();
    Answered answered = answering.answerVisit(plan(serviceId), request, until, now);
    return visits.reanswered(visits.visit(serviceId, request, answered), answered, now);
  }

  /** Answers a visit again, with the records that were added to it. */
  public Reanswered again(Visit visit, Instant now) {
    Answered answered = answering.answerAgain(plan(visit.service()), visit, now);
    return visits.reanswered(visit, answered, now);
  }

  Explainable explainable(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    Answered answered = answered(serviceId, request, now);
    return visits.explainable(answering.given(answered, now), serviceId, request, answered, now);
  }

  private ServicePlan plan(String id) {
    return knowledge
        .service(id)
        .filter(site::serves)
        .orElseThrow(() -> new IllegalArgumentException("no service " + id));
  }

  private Answered answered(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    return answering.answer(plan(serviceId), request, now);
  }

  /** The content's own card about rules that could not be evaluated. */
  @Override
  public Optional<Card> notShown(String serviceId, HookRequest request, List<String> rules) {
    return knowledge
        .service(serviceId)
        .flatMap(service -> answering.notShown(service, request, rules));
  }
}
