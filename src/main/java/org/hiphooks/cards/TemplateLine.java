package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.hiphooks.knowledge.Placeholders;

/**
 * A line of a text, taken to pieces at its placeholders.
 *
 * @param texts what stands before each placeholder, and after the last
 * @param places the placeholders
 */
record TemplateLine(List<String> texts, List<Place> places) {

  /**
   * A placeholder.
   *
   * @param name without question mark
   * @param isCondition whether it only lets the line stand
   */
  record Place(String name, boolean isCondition) {}

  /** The lines of a text. */
  static List<TemplateLine> split(String text) {
    List<TemplateLine> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(of(line));
    }
    return List.copyOf(lines);
  }

  private static TemplateLine of(String line) {
    List<String> texts = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    Matcher matcher = Placeholders.PATTERN.matcher(line);
    int end = 0;
    while (matcher.find()) {
      texts.add(line.substring(end, matcher.start()));
      places.add(new Place(matcher.group(2), !matcher.group(1).isEmpty()));
      end = matcher.end();
    }
    texts.add(line.substring(end));
    return new TemplateLine(List.copyOf(texts), List.copyOf(places));
  }

  /** The line with what stands for its placeholders; nothing stands for a condition. */
  String filled(Fillings fillings) {
    if (places.isEmpty()) {
      return texts.get(0);
    }
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < places.size(); i++) {
      filled.append(texts.get(i));
      if (!places.get(i).isCondition()) {
        filled.append(fillings.text(places.get(i).name()));
      }
    }
    return filled.append(texts.get(places.size())).toString();
  }

  /** Whether a placeholder has nothing that stands for it. */
  boolean hasGap(Fillings fillings) {
    return places.stream().anyMatch(place -> fillings.get(place.name()).isEmpty());
  }

  /** Whether a condition does not hold, or all else that the line would say is empty. */
  boolean isDropped(Fillings fillings) {
    boolean filled = false;
    boolean found = false;
    for (Place place : places) {
      boolean empty = fillings.get(place.name()).isEmpty();
      if (place.isCondition()) {
        if (empty) {
          return true;
        }
      } else {
        found = true;
        filled |= !empty;
      }
    }
    return found && !filled;
  }
}
