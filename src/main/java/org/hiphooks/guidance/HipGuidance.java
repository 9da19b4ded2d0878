package org.hiphooks.guidance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hiphooks.cards.CallIdentity;
import org.hiphooks.cards.CardBuilder;
import org.hiphooks.cards.OrderDecision;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.KeyState;
import org.hiphooks.chart.Unread;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Dialect;
import org.hiphooks.config.Settings;
import org.hiphooks.decide.Decider;
import org.hiphooks.decide.Decision;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.FactReader;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.explain.Person;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Answers hooks from one content. */
public final class HipGuidance implements GuidanceService {

  /** How long an answer waits for a FHIR server before it is given with what there is. */
  public static final Duration FETCH_DEADLINE = Duration.ofSeconds(2);

  private final Knowledge knowledge;
  private final SiteSettings site;
  private final ChartReader charts;
  private final FactReader facts;
  private final Decider decider;
  private final OrderGuidance orders;
  private final CardBuilder cards;
  private final List<ServiceDescription> services;
  private final Caller caller;
  private final ReadStates states;
  private final Remembering memory;
  private @Nullable WarmUp warmUp;
  private @Nullable Content content;
  private Map<String, HipGuidance> byClient = Map.of();

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
    this.memory = new Remembering(surroundings.memory(), knowledge.concepts());
    this.caller = new Caller(client, surroundings);
    this.states = new ReadStates(surroundings.registry());
    this.site = site;
    this.charts = new ChartReader(knowledge.terminology(), knowledge.prefetch());
    EvaluationLimit limit = surroundings.evaluation();
    this.facts = new FactReader(knowledge.cql(), knowledge.terminology(), limit);
    this.decider = new Decider(knowledge, new CqlEvaluator(knowledge.cql(), limit));
    this.orders = new OrderGuidance(knowledge, site.values(), decider, charts, caller, limit);
    this.cards = new CardBuilder(knowledge, site.values());
    this.services = Descriptions.of(knowledge, site);
  }

  /** The same for another client: all that is large is shared. */
  private HipGuidance(HipGuidance shared, Caller caller, EvaluationLimit limit) {
    this.knowledge = shared.knowledge;
    this.memory = shared.memory;
    this.caller = caller;
    this.states = shared.states;
    this.site = shared.site;
    this.charts = shared.charts;
    this.facts = shared.facts;
    this.decider = shared.decider;
    this.orders = new OrderGuidance(knowledge, site.values(), decider, charts, caller, limit);
    this.cards = shared.cards;
    this.services = shared.services;
    this.content = shared.content;
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
    Knowledge knowledge = Knowledge.load(content);
    SiteSettings site = SiteSettings.of(knowledge, configuration.site());
    HipGuidance guidance =
        new HipGuidance(knowledge, site, configuration.defaultClient(), surroundings);
    guidance.warmUp = new WarmUp(content, guidance);
    guidance.content = content;
    Map<String, HipGuidance> clients = new HashMap<>();
    for (ClientSettings client : configuration.clients()) {
      clients.put(
          client.name(),
          new HipGuidance(guidance, new Caller(client, surroundings), surroundings.evaluation()));
    }
    guidance.byClient = Map.copyOf(clients);
    return guidance;
  }

  @Override
  public HipGuidance forClient(@Nullable String client) {
    HipGuidance known = client == null ? this : byClient.get(client);
    if (known == null) {
      throw new IllegalArgumentException("no client " + client);
    }
    return known;
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
  public HookAnswer answer(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    return answered(serviceId, request, now).answer();
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
   * An answer, and what was known of the patient: once for each order that was decided about, once
   * for a visit without orders.
   *
   * @param read number of the patient's records by FHIR type
   * @param usable how many of them the content can use
   */
  public record Studied(
      HookAnswer answer,
      List<Facts> known,
      Map<String, Integer> read,
      Map<String, Integer> usable) {

    /** Defensive copies. */
    public Studied {
      known = List.copyOf(known);
      read = Map.copyOf(read);
      usable = Map.copyOf(usable);
    }
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

  /** The site's values of settings, by name. */
  public Map<String, Object> settings() {
    return site.values();
  }

  /** An answer, and what is kept of it for whoever wants to keep it. */
  record Explainable(HookAnswer answer, Supplier<Optional<Evaluation>> evaluation) {}

  Explainable explainable(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    Answered answered = answered(serviceId, request, now);
    return new Explainable(
        answered.answer(),
        () ->
            answered
                .explained()
                .map(
                    decision ->
                        Evaluation.of(
                            decision,
                            answered.cards(),
                            knowledge.hash(),
                            site,
                            now,
                            answered.read().keys(),
                            Person.of(request.context().patientId(), request.prefetch()))));
  }

  private Answered answered(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    ServicePlan service =
        knowledge
            .service(serviceId)
            .filter(site::serves)
            .orElseThrow(() -> new IllegalArgumentException("no service " + serviceId));
    return service.isAboutDrafts()
        ? answerOrders(service, request, now)
        : answerVisit(service, request, now);
  }

  private Answered answerVisit(ServicePlan service, HookRequest request, Instant now)
      throws PreconditionFailed {
    Phases phases = new Phases();
    Gathered read = read(request, caller.until(), now, phases);
    Decision decision =
        decider.decide(service, read.facts(), site.values(), now).showing(site::shows);
    phases.end("decide");
    List<OrderDecision> visit = List.of(new OrderDecision(decision, List.of()));
    List<Card> built = built(visit, decision, request, now);
    phases.end("cards");
    return new Answered(
        read,
        decision,
        Optional.of(decision),
        List.of(decision.facts()),
        built,
        phases,
        caller.dialect());
  }

  /** A call without an order that the content knows is answered without looking at the chart. */
  private Answered answerOrders(ServicePlan service, HookRequest request, Instant now)
      throws PreconditionFailed {
    Phases phases = new Phases();
    long until = caller.until();
    ReadOrders asked = orders.read(service, request, until, now);
    phases.end("drafts");
    Gathered read = asked.orders().isEmpty() ? Gathered.NOTHING : read(request, until, now, phases);
    List<OrderDecision> decided =
        orders.decide(service, asked, read.facts(), now).stream()
            .map(order -> order.showing(site::shows))
            .toList();
    Decision whole =
        Decision.pooled(
            service,
            decided.stream().map(OrderDecision::decision).toList(),
            read.facts(),
            asked.unread());
    phases.end("decide");
    List<Card> built = asked.isEmpty() ? List.of() : built(decided, whole, request, now);
    phases.end("cards");
    Optional<Decision> only =
        decided.size() == 1 && asked.unread().isEmpty()
            ? Optional.of(decided.get(0).decision())
            : Optional.empty();
    List<Facts> known = decided.stream().map(order -> order.decision().facts()).toList();
    return new Answered(read, whole, only, known, built, phases, caller.dialect());
  }

  private List<Card> built(
      List<OrderDecision> decided, Decision whole, HookRequest request, Instant now) {
    CallIdentity identity = identity(request);
    return caller.shaped(cards.build(decided, whole, identity, memory.recall(identity, now)));
  }

  private Gathered read(HookRequest request, long until, Instant now, Phases phases)
      throws PreconditionFailed {
    Chart chart = caller.gather(charts, request, until);
    states.note(chart);
    requireData(chart);
    phases.end("chart");
    Facts read = facts.read(chart, site.values(), now);
    phases.end("facts");
    return new Gathered(read, chart.keys(), chart.read(), chart.usable());
  }

  /** What is known of the patient, how each prefetch key was answered, and what was read. */
  private record Gathered(
      Facts facts,
      Map<String, KeyState> keys,
      Map<String, Integer> read,
      Map<String, Integer> usable) {
    static final Gathered NOTHING =
        new Gathered(Facts.given(Map.of()), Map.of(), Map.of(), Map.of());
  }

  /** Everything an answer is made of. */
  private record Answered(
      Gathered read,
      Decision decision,
      Optional<Decision> explained,
      List<Facts> known,
      List<Card> cards,
      Phases phases,
      Dialect dialect) {

    HookAnswer answer() {
      return new HookAnswer(
          cards, phases.durations(), decision.failedRules(), names(decision.facts()), dialect);
    }
  }

  /** The content's own card about rules that could not be evaluated. */
  @Override
  public Optional<Card> notShown(String serviceId, HookRequest request, List<String> rules) {
    Facts nothing = Facts.given(Map.of());
    return knowledge
        .service(serviceId)
        .map(
            plan ->
                new Decision(plan, List.of(), List.of(), rules, List.of(), Map.of(), true, nothing))
        .map(decision -> caller.shaped(cards.build(decision, identity(request))))
        .flatMap(built -> built.stream().findFirst());
  }

  private static List<String> names(Facts facts) {
    List<String> names = new ArrayList<>(facts.failed());
    facts.unread().stream().map(Unread::name).forEach(names::add);
    return names;
  }

  private static void requireData(Chart chart) throws PreconditionFailed {
    boolean nothing =
        chart.records() == 0 && chart.keys().values().stream().noneMatch(KeyState::isRead);
    if (nothing) {
      throw new PreconditionFailed(chart.keys().keySet().stream().sorted().toList());
    }
  }

  private CallIdentity identity(HookRequest request) {
    return new CallIdentity(
        caller.name(),
        request.hookInstance(),
        request.context().userId(),
        request.context().patientId());
  }
}
