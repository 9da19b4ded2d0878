package org.hiphooks.demo.ehr;

import java.util.List;

/**
 * A card as the sidebar shows it.
 *
 * @param uuid how feedback would name it
 * @param rule rule id; empty if the card says none
 * @param version content version; empty if the card says none
 * @param level shape, colour and word
 * @param summary the sentence
 * @param head HTML: what it rests on and what is missing; safe
 * @param rest HTML: everything else; safe
 * @param suggestions what can be drafted
 * @param visible how many of them stand outside "more"
 * @param source whose advice it is
 * @param links further reading
 * @param override how not to follow it
 */
public record CardView(
    String uuid,
    String rule,
    String version,
    Level level,
    String summary,
    String head,
    String rest,
    List<SuggestionView> suggestions,
    int visible,
    LinkView source,
    List<LinkView> links,
    OverrideView override) {

  /** Defensive copies. */
  public CardView {
    suggestions = List.copyOf(suggestions);
    links = List.copyOf(links);
  }

  /** Suggestions that always stand there. */
  public List<SuggestionView> first() {
    return suggestions.subList(0, visible);
  }

  /** Suggestions that are folded away. */
  public List<SuggestionView> more() {
    return suggestions.subList(visible, suggestions.size());
  }

  /** Whether the rest is open: on critical and warning cards. */
  public boolean isOpen() {
    return level == Level.CRITICAL || level == Level.WARNING;
  }

  /** Shows no text of the card. */
  @Override
  public String toString() {
    return "CardView[" + rule + ", " + level + "]";
  }
}
