package org.hiphooks.guidance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.cdshooks.FeedbackEntry.Reason;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Scalar;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.knowledge.Concept;
import org.hiphooks.knowledge.Concepts;
import org.jspecify.annotations.Nullable;

/**
 * What a client's own reasons for not following a card mean. Some clients have a list of reasons of
 * their own and send its codes or titles instead of the card's. A reason of a foreign list counts
 * as one of ours only if the configuration says so; otherwise it is kept as the client's own words.
 */
final class OverrideWords {

  private static final String OURS = "/CodeSystem/" + Concepts.OVERRIDES;

  private final Concepts concepts;
  private final Map<String, Scalar> meanings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * For one client.
   *
   * @throws SettingsInvalid if a word is said to mean what the content does not know
   */
  OverrideWords(Concepts concepts, ClientSettings client) {
    this.concepts = concepts;
    this.meanings.putAll(client.overrideReasons());
    List<SettingsProblem> problems = new ArrayList<>();
    for (Scalar meaning : meanings.values()) {
      if (concepts.find(Concepts.OVERRIDES, meaning.text()).isEmpty()) {
        problems.add(
            meaning.problem(
                "no reason is called '"
                    + meaning.text()
                    + "'; known: "
                    + String.join(", ", known())));
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsInvalid(problems);
    }
  }

  /** The same entry, with its reason in the content's terms if they are known. */
  FeedbackEntry understood(FeedbackEntry entry) {
    Reason reason = entry.reason();
    if (reason != null && isOurs(reason)) {
      return entry;
    }
    Map<String, String> words = new LinkedHashMap<>(entry.vendorReason());
    if (reason != null) {
      words.put("code", reason.code());
      words.put("system", reason.system());
      words.put("display", reason.display());
      words.values().removeIf(String::isEmpty);
    }
    return new FeedbackEntry(
        entry.card(),
        entry.outcome(),
        entry.at(),
        entry.suggestions(),
        meaning(words),
        words,
        entry.comment());
  }

  private boolean isOurs(Reason reason) {
    return reason.system().isEmpty()
        ? !meanings.containsKey(reason.code())
        : reason.system().endsWith(OURS);
  }

  private @Nullable Reason meaning(Map<String, String> words) {
    for (String word : words.values()) {
      Scalar meaning = meanings.get(word.strip());
      if (meaning != null) {
        String display = concepts.display(Concepts.OVERRIDES, meaning.text());
        return new Reason("", meaning.text(), display);
      }
    }
    return null;
  }

  private List<String> known() {
    return concepts.all(Concepts.OVERRIDES).stream().map(Concept::code).toList();
  }
}
