package org.hiphooks.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.cdshooks.Source;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/**
 * Shows a card that was overridden as information: same rule, findings and suggestions, and what
 * was said of it. Its topic is that of information, so that overriding it prolongs nothing.
 */
final class AddressedCards {

  /** The content's plan for them. */
  static final String PLAN = "ADDRESSED";

  private static final String LEVEL = "level";

  private final @Nullable CardPlan plan;
  private final CardTexts texts;
  private final Recollection past;

  AddressedCards(Knowledge knowledge, CardTexts texts, Recollection past) {
    this.plan = knowledge.ownCards().get(PLAN);
    this.texts = texts;
    this.past = past;
  }

  /** What is addressed stands behind all that is open, before other information. */
  List<Card> shown(List<RecalledCard> recalled) {
    List<Card> open = new ArrayList<>();
    List<Card> addressed = new ArrayList<>();
    for (RecalledCard card : recalled) {
      PastOverride override = card.addressed();
      if (card.putAway()) {
        continue;
      }
      if (override == null || plan == null) {
        open.add(card.card());
      } else {
        addressed.add(of(card.card(), override, plan));
      }
    }
    open.addAll(firstInformation(open), addressed);
    return open;
  }

  private static int firstInformation(List<Card> cards) {
    int index = 0;
    while (index < cards.size() && cards.get(index).indicator() != Indicator.INFO) {
      index++;
    }
    return index;
  }

  private Card of(Card card, PastOverride override, CardPlan plan) {
    Fillings fillings = texts.common(plan);
    fillings.put("rule", card.rule());
    fillings.put("reason", past.words(override));
    fillings.put("date", FindingText.day(override.at().atOffset(ZoneOffset.UTC)));
    fillings.put("earlier", card.summary());
    ObjectNode extension = card.extension().deepCopy();
    ObjectNode addressed = extension.putObject("addressed");
    addressed.put(LEVEL, card.indicator().code());
    if (override.reason() != null) {
      addressed.put("reason", override.reason());
    }
    addressed.put("at", override.at().toString());
    extension.put(LEVEL, Indicator.INFO.code());
    Coding topic = card.source().topic();
    return new Card(
        CardBuilder.named(card.uuid() + "|" + PLAN),
        Shortening.summary(plan.summary(), fillings),
        card.detail(),
        Indicator.INFO,
        new Source(
            card.source().label(),
            card.source().url(),
            new Coding(topic.system(), asInformation(topic.code(), card.rule()), null)),
        card.suggestions(),
        card.overrideReasons(),
        card.links(),
        extension);
  }

  /** The letter after the rule says the level. */
  private static String asInformation(String topic, String rule) {
    int level = rule.replace("-", "").length();
    return topic.substring(0, level) + 'I' + topic.substring(level + 1);
  }
}
