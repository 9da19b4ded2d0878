package org.hiphooks.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form of one content in one language.
 *
 * @param url canonical address of its Questionnaire
 * @param version of the Questionnaire
 * @param title what it is called
 * @param groups its items
 * @param offeredBy rules and levels of cards that offer it
 * @param service id of the service whose cards offer it
 * @param language of its texts
 * @param contentLanguage of the texts that are not translated, and of cards
 * @param isReviewed whether a clinician has read its texts in this language
 */
record HipForm(
    String url,
    String version,
    String title,
    List<FormItem> groups,
    Set<String> offeredBy,
    String service,
    String language,
    String contentLanguage,
    boolean isReviewed) {

  /** Defensive copies. */
  HipForm {
    groups = List.copyOf(groups);
    offeredBy = Set.copyOf(offeredBy);
  }

  /** All questions in order. */
  List<FormItem> questions() {
    return groups.stream().flatMap(FormItem::questions).toList();
  }

  Optional<FormItem> question(String linkId) {
    return questions().stream().filter(item -> item.linkId().equals(linkId)).findFirst();
  }

  /** What a question asks when it stands alone: a number of weeks stands for a day. */
  String asked(FormItem item) {
    return item.is(FormItem.Trait.WEEKS_AGO)
        ? question(item.insteadOf()).map(FormItem::text).orElse(item.text())
        : item.text();
  }

  /** The core items; those below them belong to them. */
  List<FormItem> core() {
    return groups.stream()
        .filter(group -> group.is(FormItem.Trait.CORE))
        .flatMap(group -> group.items().stream())
        .toList();
  }

  /** Questions beside the core by the input that they record. */
  Map<String, FormItem> byInput() {
    Map<String, FormItem> byInput = new LinkedHashMap<>();
    for (FormItem group : groups) {
      if (!group.is(FormItem.Trait.CORE)) {
        group.questions().forEach(item -> item.inputs().forEach(i -> byInput.put(i, item)));
      }
    }
    return byInput;
  }

  /** Name of its canonical with version, as an answer to it refers to it. */
  String canonical() {
    return version.isEmpty() ? url : url + '|' + version;
  }
}
