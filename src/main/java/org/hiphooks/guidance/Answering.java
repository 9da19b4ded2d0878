package org.hiphooks.guidance;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.cards.CallIdentity;
import org.hiphooks.cards.CardBuilder;
import org.hiphooks.cards.OrderDecision;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.Sieve;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.KeyState;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.EvaluationSection;
import org.hiphooks.decide.Decider;
import org.hiphooks.decide.Decision;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.FactReader;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SiteSettings;

/** The way of a call of one client: read the chart, decide, build the cards. */
final class Answering {

  private final Knowledge knowledge;
  private final SiteSettings site;
  private final ChartReader charts;
  private final FactReader facts;
  private final Decider decider;
  private final Shadow shadow;
  private final OrderGuidance orders;
  private final CardBuilder cards;
  private final Caller caller;
  private final ReadStates states;
  private final Remembering memory;
  private final CardModes modes;
  private final OverrideWords words;

  Answering(
      Knowledge knowledge, SiteSettings site, ClientSettings client, Surroundings surroundings) {
    EvaluationLimit limit = surroundings.evaluation();
    this.knowledge = knowledge;
    this.site = site;
    this.charts =
        new ChartReader(knowledge.terminology(), knowledge.prefetch(), surroundings.countedCodes());
    EvaluationSection.Engine engine = surroundings.engines().engine();
    this.facts =
        new FactReader(
            knowledge.cql(),
            Engines.charts(engine, knowledge.cql(), knowledge.terminology(), limit));
    this.decider = new Decider(knowledge, Engines.of(engine, knowledge.cql(), limit));
    this.shadow = new Shadow(knowledge, surroundings.engines(), surroundings.registry());
    this.caller = new Caller(client, surroundings);
    this.orders = new OrderGuidance(knowledge, site.values(), decider, charts, caller, limit);
    this.cards = new CardBuilder(knowledge, site.values());
    this.states = new ReadStates(surroundings.registry());
    this.memory = new Remembering(surroundings.memory(), knowledge.concepts());
    this.modes = surroundings.modes();
    this.words = new OverrideWords(knowledge.concepts(), client);
  }

  /** The same for another client: all that is large is shared. */
  private Answering(Answering shared, ClientSettings client, Surroundings surroundings) {
    this.knowledge = shared.knowledge;
    this.site = shared.site;
    this.charts = shared.charts;
    this.facts = shared.facts;
    this.decider = shared.decider;
    this.shadow = shared.shadow;
    this.caller = new Caller(client, surroundings);
    this.orders =
        new OrderGuidance(
            knowledge, site.values(), decider, charts, caller, surroundings.evaluation());
    this.cards = shared.cards;
    this.states = shared.states;
    this.memory = shared.memory;
    this.modes = shared.modes;
    this.words = new OverrideWords(knowledge.concepts(), client);
  }

  Answering forClient(ClientSettings client, Surroundings surroundings) {
    return new Answering(this, client, surroundings);
  }

  Answered answer(ServicePlan service, HookRequest request, Instant now) throws PreconditionFailed {
    return service.isAboutDrafts()
        ? answerOrders(service, request, now)
        : answerVisit(service, request, caller.until(), now);
  }

  /** The answer to a call, which the other engine may look at once it is on its way. */
  HookAnswer given(Answered answered, Instant now) {
    return answered.answer().then(shadow.after(answered.parts(), site.values(), now));
  }

  /** Feedback of the client in the content's terms. */
  List<FeedbackEntry> understood(List<FeedbackEntry> entries) {
    return entries.stream().map(words::understood).toList();
  }

  /** What of a call's records is looked at. */
  Sieve sieve() {
    return charts.sieve();
  }

  /** The name of the client that is answered. */
  String client() {
    return caller.name();
  }

  /** What the configuration says of that client. */
  ClientSettings settings() {
    return caller.settings();
  }

  /** The content's own card about rules that could not be evaluated. */
  Optional<Card> notShown(ServicePlan service, HookRequest request, List<String> rules) {
    Facts nothing = Facts.given(Map.of());
    Decision decision =
        new Decision(service, List.of(), List.of(), rules, List.of(), Map.of(), true, nothing);
    return caller.shaped(cards.build(decision, identity(request))).stream().findFirst();
  }

  /**
   * Answers about a patient.
   *
   * @param until {@link System#nanoTime()} after which nothing is waited for
   */
  Answered answerVisit(ServicePlan service, HookRequest request, long until, Instant now)
      throws PreconditionFailed {
    Phases phases = new Phases();
    PatientFacts read = read(request, until, now, phases);
    return answerVisit(service, read, identity(request), now, phases);
  }

  /** Answers again about a patient whose records are known, as if they were sent anew. */
  Answered answerAgain(ServicePlan service, Visit visit, Instant now) {
    Phases phases = new Phases();
    PatientFacts read = facts(charts.read(visit.records()), now, phases);
    return answerVisit(service, read, visit.identity(), now, phases);
  }

  private Answered answerVisit(
      ServicePlan service, PatientFacts read, CallIdentity identity, Instant now, Phases phases) {
    SiteSettings used = used(service);
    Decision decision =
        decider.decide(service, read.facts(), site.values(), now).showing(used::shows);
    phases.end("decide");
    List<OrderDecision> visit = List.of(new OrderDecision(decision, List.of()));
    List<Card> built = built(visit, decision, identity, now);
    phases.end("cards");
    return new Answered(
        used,
        read,
        decision,
        visit,
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
    PatientFacts read =
        asked.orders().isEmpty() ? PatientFacts.NOTHING : read(request, until, now, phases);
    SiteSettings used = used(service);
    List<OrderDecision> decided =
        orders.decide(service, asked, read.facts(), now).stream()
            .map(order -> order.showing(used::shows))
            .toList();
    Decision whole =
        Decision.pooled(
            service,
            decided.stream().map(OrderDecision::decision).toList(),
            read.facts(),
            asked.unread());
    phases.end("decide");
    List<Card> built = asked.isEmpty() ? List.of() : built(decided, whole, identity(request), now);
    phases.end("cards");
    Optional<Decision> only =
        decided.size() == 1 && asked.unread().isEmpty()
            ? Optional.of(decided.get(0).decision())
            : Optional.empty();
    List<Facts> known = decided.stream().map(order -> order.decision().facts()).toList();
    return new Answered(used, read, whole, decided, only, known, built, phases, caller.dialect());
  }

  /** The site's settings, without what is switched off while the service runs. */
  private SiteSettings used(ServicePlan service) {
    Set<String> off = new HashSet<>();
    for (CardPlan card : service.cards()) {
      if (!modes.isShown(caller.name(), service.id(), card.rule(), card.level())) {
        off.add(card.name());
      }
    }
    return site.without(off);
  }

  private List<Card> built(
      List<OrderDecision> decided, Decision whole, CallIdentity identity, Instant now) {
    return caller.shaped(cards.build(decided, whole, identity, memory.recall(identity, now)));
  }

  private PatientFacts read(HookRequest request, long until, Instant now, Phases phases)
      throws PreconditionFailed {
    Chart chart = caller.gather(charts, request, until);
    states.note(chart);
    requireData(chart);
    return facts(chart, now, phases);
  }

  private PatientFacts facts(Chart chart, Instant now, Phases phases) {
    phases.end("chart");
    Facts read = facts.read(chart, site.values(), now);
    phases.end("facts");
    return new PatientFacts(read, chart.keys(), chart.read(), chart.usable(), chart.kept());
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
