package org.hiphooks.form;

import java.util.List;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Suggestion;
import org.hiphooks.pages.Markdown;

/**
 * What the answers did to a card.
 *
 * @param change what happened
 * @param rule rule id
 * @param level {@code critical}, {@code warning}, {@code info} or {@code not-assessed}
 * @param earlierLevel level before; empty unless it changed
 * @param summary the sentence
 * @param detail HTML of its text; safe; empty if the card is gone
 * @param drafts what the EHR will offer to draft
 * @param source what it rests on; empty if the card is gone
 * @param sourceUrl where to read it; empty if nowhere
 */
public record ChangedCard(
    Change change,
    String rule,
    String level,
    String earlierLevel,
    String summary,
    Markdown.Parts detail,
    List<String> drafts,
    String source,
    String sourceUrl) {

  private static final Markdown.Parts NOTHING = new Markdown.Parts("", "");
  private static final List<String> URGENT = List.of("critical", "warning");

  /** What happened to a card. */
  public enum Change {
    /** It was not shown before. */
    NEW,
    /** It is more or less urgent than before. */
    LEVEL,
    /** It was shown before as it is now. */
    UNCHANGED,
    /** It is not shown any more. */
    GONE;

    /** As tests and words name it. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static ChangedCard of(Change change, Card card, String earlierLevel, Markdown markdown) {
    String detail = card.detail();
    String url = card.source().url();
    return new ChangedCard(
        change,
        card.rule(),
        card.indicator().code(),
        earlierLevel,
        card.summary(),
        detail == null ? NOTHING : markdown.parts(detail),
        card.suggestions().stream().map(Suggestion::label).toList(),
        card.source().label(),
        url == null ? "" : url);
  }

  static ChangedCard gone(OpenForm.Before card) {
    return new ChangedCard(
        Change.GONE, card.rule(), card.level(), "", card.summary(), NOTHING, List.of(), "", "");
  }

  /** How urgent it is, the most urgent is 0. */
  int rank() {
    return URGENT.contains(level) ? URGENT.indexOf(level) : URGENT.size();
  }

  /** Whether it was urgent and is not shown any more. */
  public boolean isLost() {
    return change == Change.GONE && URGENT.contains(level);
  }

  /** As it is remembered. */
  OpenForm.Before remembered() {
    return new OpenForm.Before(rule, level, summary);
  }

  /** Unchanged information may be folded away; nothing more urgent ever is. */
  public boolean isFolded() {
    return change == Change.UNCHANGED && "info".equals(level);
  }

  /** Rule and level. */
  @Override
  public String toString() {
    return change + " " + rule + ' ' + level;
  }
}
