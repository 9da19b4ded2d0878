package org.hiphooks.cards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.cdshooks.Encoded;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.cdshooks.Link;
import org.hiphooks.cdshooks.Source;
import org.hiphooks.cdshooks.Suggestion;
import org.hiphooks.chart.Fact;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Concept;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** Builds the cards of one decision, in display order, with ids that only depend on the call. */
public final class CardBuilder {

  private static final String TOPICS = "https://w3id.org/hiphooks/CodeSystem/card-topic";
  private static final String PATIENT_VIEW = "patient-view";

  private final Knowledge knowledge;
  private final Map<String, ?> settings;
  private final Map<String, Filling> always;
  private final Map<String, ObjectNode> bodySites = new HashMap<>();

  /** For one content and one site. */
  public CardBuilder(Knowledge knowledge, Map<String, ?> settings) {
    this.knowledge = knowledge;
    this.settings = Map.copyOf(settings);
    this.always = CardTexts.always(knowledge, this.settings);
    knowledge
        .bodySites()
        .forEach((side, site) -> bodySites.put(side, (ObjectNode) Encoded.of(site)));
  }

  /** The cards of a decision about a visit, of which nothing was overridden before. */
  public List<Card> build(Decision decision, CallIdentity identity) {
    Recollection nothing = new Recollection(knowledge.concepts(), List.of(), Instant.EPOCH);
    return build(List.of(new OrderDecision(decision, List.of())), decision, identity, nothing);
  }

  /**
   * The cards of the decisions about all orders of a call, pooled: one for each rule and level.
   *
   * @param orders one for each order; of a visit, one alone
   * @param whole what holds for all of them together
   * @param past what was overridden before
   */
  public List<Card> build(
      List<OrderDecision> orders, Decision whole, CallIdentity identity, Recollection past) {
    CardPool pool = new CardPool(whole.service());
    boolean several = orders.stream().mapToInt(order -> order.drafts().size()).sum() > 1;
    orders.forEach(order -> cards(order, several, identity, past).forEach(pool::add));
    CardTexts texts = new CardTexts(knowledge, always, whole);
    OwnCards own = new OwnCards(this, knowledge, texts, whole, identity);
    List<Card> open = new AddressedCards(knowledge, texts, past).shown(pool.cards());
    List<Card> shown = own.merge(open, maxCards());
    shown.addAll(own.aboutTheService());
    return shown;
  }

  private List<RecalledCard> cards(
      OrderDecision order, boolean several, CallIdentity identity, Recollection past) {
    Decision decision = order.decision();
    CardTexts texts = new CardTexts(knowledge, always, decision);
    Drafts drafts = new Drafts(identity, decision.facts(), bodySites);
    DraftChanges changes = new DraftChanges(knowledge.terminology(), drafts.indexSites());
    CardSuggestions suggestions =
        new CardSuggestions(texts, drafts, changes, order.drafts(), several);
    List<RecalledCard> cards = new ArrayList<>();
    for (FiredCard fired : decision.cards()) {
      UUID uuid = uuid(fired.plan(), decision, identity);
      Card card =
          card(
              fired.plan(),
              uuid,
              texts.of(fired),
              texts,
              suggestions.of(fired, uuid),
              withFindings(extension(fired.plan(), decision), fired, decision));
      cards.add(past.recall(card, fired, decision.facts()));
    }
    return cards;
  }

  private int maxCards() {
    Object site = settings.get("MAX_CARDS");
    Object value = site == null ? knowledge.defaultOf("MAX_CARDS") : site;
    return value instanceof Integer max ? max : Integer.MAX_VALUE;
  }

  /** A card of a plan whose placeholders are known. */
  Card card(
      CardPlan plan,
      UUID uuid,
      Fillings fillings,
      CardTexts texts,
      List<Suggestion> suggestions,
      ObjectNode extension) {
    extension.put("contentVersion", knowledge.version());
    extension.put("contentHash", knowledge.hash());
    List<Link> links = links(plan, texts.causes().top());
    return new Card(
        uuid,
        Shortening.summary(plan.summary(), fillings),
        Shortening.detail(plan.detail(), fillings),
        Indicator.of(plan.level()),
        new Source(
            Template.fillLine(plan.sourceLabel(), fillings),
            links.isEmpty() ? null : links.get(0).url(),
            new Coding(TOPICS, Template.fillLine(plan.topic(), fillings), null)),
        suggestions,
        OverrideReasons.of(plan),
        links,
        extension);
  }

  private static List<Link> links(CardPlan plan, @Nullable Concept cause) {
    List<Link> links = new ArrayList<>();
    plan.links().forEach(link -> links.add(new Link(link.label(), link.url())));
    if (plan.causeLink() && cause != null && !cause.text("linkUrl").isEmpty()) {
      links.add(new Link(cause.text("linkLabel"), cause.text("linkUrl")));
    }
    return links;
  }

  /** Rule and level and, when a chart is opened, the assessment of the whole answer. */
  static ObjectNode extension(CardPlan plan, Decision decision) {
    ObjectNode extension = JsonNodeFactory.instance.objectNode();
    extension.put("rule", plan.rule());
    extension.put("level", plan.level());
    if (PATIENT_VIEW.equals(decision.service().hook())) {
      decision.assessment().forEach((field, value) -> extension.set(field, Trees.of(value)));
    }
    return extension;
  }

  /** What made the rule true, as inputs and references of their records; no values. */
  private static ObjectNode withFindings(ObjectNode extension, FiredCard fired, Decision decision) {
    ArrayNode findings = extension.putArray("findings");
    for (String input : fired.findings()) {
      Fact fact = decision.facts().byInput().get(input);
      ObjectNode finding = findings.addObject().put("input", input);
      if (fact != null && fact.source() != null) {
        finding.put("source", fact.source());
      }
    }
    return extension;
  }

  /** Derived from the call and the content, so that feedback finds the card again. */
  UUID uuid(CardPlan plan, Decision decision, CallIdentity identity) {
    return named(
        String.join(
            "|",
            identity.client(),
            identity.hookInstance(),
            decision.service().id(),
            plan.rule(),
            plan.level(),
            String.valueOf(decision.assessment().getOrDefault("top", "")),
            knowledge.hash()));
  }

  static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
