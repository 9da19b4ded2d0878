package org.hiphooks.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hiphooks.evaluate.Evidence;
import org.hiphooks.evaluate.EvidenceFinder;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.InputLabel;

/** Adds to each card that is shown what its text and its suggestions need. */
final class FiredCards {

  private final Map<CardPlan, CardDefines> defines;
  private final ReadingOrder order;
  private final EvidenceFinder finder;
  private final RuleRun run;
  private final Doubt doubt;
  private final Map<String, Object> inputs;
  private final Map<String, ?> settings;
  private final Instant now;

  FiredCards(
      Map<CardPlan, CardDefines> defines,
      ReadingOrder order,
      EvidenceFinder finder,
      RuleRun run,
      Doubt doubt,
      Map<String, Object> inputs,
      Map<String, ?> settings,
      Instant now) {
    this.defines = defines;
    this.order = order;
    this.finder = finder;
    this.run = run;
    this.doubt = doubt;
    this.inputs = inputs;
    this.settings = settings;
    this.now = now;
  }

  List<FiredCard> of(List<CardPlan> plans) {
    return plans.stream().map(this::card).toList();
  }

  private FiredCard card(CardPlan plan) {
    Evidence evidence = finder.find(Decider.guidance(plan.ruleDefine()), inputs, settings, now);
    List<String> findings = new ArrayList<>();
    List<String> notRecorded = new ArrayList<>();
    List<String> notRead = new ArrayList<>();
    for (InputLabel label : order.labels()) {
      String input = label.name();
      if (evidence.findings().contains(input)) {
        findings.add(input);
      } else if (evidence.missing().contains(input)) {
        if (doubt.isUnread(input)) {
          notRead.add(input);
        } else if (label.isAsked(inputs)) {
          notRecorded.add(input);
        }
      }
    }
    CardDefines.Filled filled = Objects.requireNonNull(defines.get(plan)).filled(run);
    return new FiredCard(plan, findings, notRecorded, notRead, filled.fillings(), filled.offered());
  }
}
