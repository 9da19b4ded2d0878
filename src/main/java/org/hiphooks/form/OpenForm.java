package org.hiphooks.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.explain.Explainer;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A form that somebody has open.
 *
 * @param visit the patient's records as they were when the form was offered
 * @param before cards that were shown then
 * @param shown cards that were shown after the last save; empty before the first
 * @param answers what was answered so far
 * @param guidance what answers again
 * @param explainer of its content
 * @param writing leave to write to the chart; null = nothing is written
 * @param now the evaluation's now
 * @param readAt when the records were read
 * @param isRead whether they could be read when they were asked for last
 */
record OpenForm(
    Visit visit,
    List<Before> before,
    List<Before> shown,
    Answers answers,
    HipGuidance guidance,
    Explainer explainer,
    @Nullable ChartWriting writing,
    Instant now,
    Instant readAt,
    boolean isRead) {

  /** A card that was shown before anything was answered. */
  record Before(String rule, String level, String summary) {

    static Before of(Card card) {
      return new Before(card.rule(), card.indicator().code(), card.summary());
    }

    boolean isOfRule(Before other) {
      return rule.equals(other.rule);
    }

    /** Rule and level. */
    @Override
    public String toString() {
      return rule + ' ' + level;
    }
  }

  /** Defensive copy. */
  OpenForm {
    before = List.copyOf(before);
    shown = List.copyOf(shown);
  }

  /** Cards that were shown at some time: when nothing was answered, or after the last save. */
  List<Before> earlier() {
    List<Before> all = new ArrayList<>(shown);
    before.stream().filter(card -> shown.stream().noneMatch(card::isOfRule)).forEach(all::add);
    return all;
  }

  /** The same with other answers. */
  OpenForm answered(Answers others) {
    return new OpenForm(
        visit, before, shown, others, guidance, explainer, writing, now, readAt, isRead);
  }

  /** The same with the records as they were read now. */
  OpenForm read(Visit newest) {
    return before(newest, now, true);
  }

  /** The same where the records cannot be read now: what was read before counts no more. */
  OpenForm unread() {
    return before(visit.unread(), readAt, false);
  }

  /** The same with more records. */
  OpenForm with(List<ObjectNode> more) {
    return before(visit.with(more), readAt, isRead);
  }

  private OpenForm before(Visit other, Instant at, boolean isOther) {
    return new OpenForm(
        other, before, shown, answers, guidance, explainer, writing, now, at, isOther);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "OpenForm[" + before + "]";
  }
}
