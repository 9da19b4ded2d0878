package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hiphooks.knowledge.Concept;
import org.hiphooks.knowledge.Concepts;
import org.hiphooks.knowledge.PlaceholderPlan;
import org.jspecify.annotations.Nullable;

/** Turns the value of a define into the text of a placeholder. */
final class DefineText {

  private static final int MAX_LIST = 220;
  private static final String COMMA = ", ";
  private static final String SEMICOLON = "; ";

  private final Concepts concepts;
  private final FindingText findings;
  private final CauseWords causes;
  private final CauseTable table;
  private final RedFlagWords redFlags;

  DefineText(Concepts concepts, FindingText findings, CauseWords causes, RedFlagWords redFlags) {
    this.concepts = concepts;
    this.findings = findings;
    this.causes = causes;
    this.table = new CauseTable(causes, findings);
    this.redFlags = redFlags;
  }

  /**
   * The filling.
   *
   * @param form how it is shown
   * @param value value of the define; null is empty
   * @param fillings what fills placeholders inside the words of concepts
   */
  Filling of(PlaceholderPlan.Form form, @Nullable Object value, Fillings fillings) {
    List<?> list =
        value instanceof List<?> items ? items : value == null ? List.of() : List.of(value);
    return switch (form) {
      case PLAIN -> plain(list);
      case FINDING -> each(list, findings::findingOrMissing, SEMICOLON);
      case NOUN -> each(list, findings::noun, COMMA);
      case CAUSE -> Filling.list(causes.names(list), COMMA, MAX_LIST);
      case RED_FLAG -> redFlags.names(list);
      case RED_FLAG_BASIS -> redFlags.reasons(list);
      case FIRST_SUGGESTION -> redFlags.firstSuggestions(list);
      case STEP -> each(list, step -> concepts.display(Concepts.STEPS, step), COMMA);
      case CAUTION -> cautions(list, fillings);
      case CAUTION_SHORT -> firstCaution(list, fillings);
      case ROWS -> table.rows(list);
    };
  }

  private Filling plain(List<?> list) {
    if (list.equals(List.of(Boolean.FALSE))) {
      return Filling.EMPTY;
    }
    return each(list, findings::findingOrText, SEMICOLON);
  }

  private static Filling each(List<?> list, Function<String, String> words, String separator) {
    List<String> items = list.stream().map(String::valueOf).map(words).toList();
    return items.size() == 1 ? Filling.of(items.get(0)) : Filling.list(items, separator, MAX_LIST);
  }

  /** Never shortened. One that has a line of its own on the card is left out. */
  private Filling cautions(List<?> ids, Fillings fillings) {
    List<String> texts = new ArrayList<>();
    for (Concept caution : cautions(ids)) {
      if (!caution.is("ownLine")) {
        String text = caution.text("text").isEmpty() ? caution.display() : caution.text("text");
        texts.add(Template.fillLine(text, fillings));
      }
    }
    return Filling.uncut(texts, SEMICOLON);
  }

  private Filling firstCaution(List<?> ids, Fillings fillings) {
    List<String> names = new ArrayList<>();
    cautions(ids).forEach(caution -> names.add(Template.fillLine(caution.display(), fillings)));
    return Filling.uncut(names, COMMA).first(1);
  }

  private List<Concept> cautions(List<?> ids) {
    List<Concept> cautions = new ArrayList<>();
    for (Object id : ids) {
      concepts.find(Concepts.CAUTIONS, String.valueOf(id)).ifPresent(cautions::add);
    }
    return cautions;
  }
}
