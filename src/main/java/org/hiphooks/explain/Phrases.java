package org.hiphooks.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The words around an explanation, from {@code messages.properties}; what is clinical comes from
 * the content. An unknown key is an error. Thread-safe.
 */
public final class Phrases {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH);
  private static final String PATIENT = "Patient/";
  private static final String SEPARATOR = " \u00b7 ";

  private final ResourceBundle bundle =
      ResourceBundle.getBundle("org.hiphooks.explain.messages", Locale.ROOT);

  /** The text of a key with {@code {0}}, {@code {1}} replaced; not escaped. */
  public String text(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** Who it is about. */
  public String person(Person person) {
    if (person.name().isEmpty()) {
      return person.id();
    }
    String born = person.birthDate();
    return born.matches("\\d{4}-\\d{2}-\\d{2}")
        ? text("patient", person.name(), DAY.format(LocalDate.parse(born)))
        : text("patient", person.name(), born);
  }

  /** A day in UTC; undated if there is none. */
  public String day(@Nullable OffsetDateTime at) {
    return at == null ? text("undated") : DAY.format(at.withOffsetSameInstant(ZoneOffset.UTC));
  }

  /** Day and time in UTC. */
  public String minute(Instant at) {
    return MINUTE.format(at.atOffset(ZoneOffset.UTC));
  }

  /** The first items, and how many more there are. */
  public String some(List<String> items, int most) {
    String first = String.join(", ", items.subList(0, Math.min(most, items.size())));
    return items.size() > most ? text("more", first, items.size() - most) : first;
  }

  /** Where a finding comes from. */
  public String source(UsedFinding finding) {
    return finding.source().isEmpty() ? text("derived") : finding.source();
  }

  /** When a finding was recorded; nothing for one that is worked out or of the person. */
  public String recorded(UsedFinding finding) {
    boolean isWithoutDate = finding.source().isEmpty() || finding.source().startsWith(PATIENT);
    return isWithoutDate && finding.at() == null ? "" : day(finding.at());
  }

  /** What would raise a rule's level; empty if nothing is known. */
  public String raised(ExplainedRule rule) {
    if (rule.raised().isEmpty()) {
      return "";
    }
    String key = "warning".equals(rule.level()) ? "change.raised" : "change.raised.warning";
    return text(key, list(rule.raised(), false));
  }

  /** After what a rule's card would not be shown; empty if nothing is known. */
  public String cleared(ExplainedRule rule) {
    return rule.cleared().isEmpty() ? "" : text("change.cleared", list(rule.cleared(), true));
  }

  private String list(List<Change> changes, boolean withStep) {
    return String.join(
        SEPARATOR, changes.stream().map(change -> change(change, withStep)).toList());
  }

  private String change(Change change, boolean withStep) {
    String words = change.words();
    if (!change.caution().isEmpty()) {
      words += " (" + change.caution() + ")";
    }
    if (change.recorded()) {
      words = text("change.corrected", words);
    }
    boolean hasStep = withStep && !change.step().isEmpty();
    return hasStep ? words + ", " + text("change.instead", change.step()) : words;
  }

  /** Why a rule did not fire. */
  public String reason(SilentRule rule) {
    String because = rule.because().isEmpty() ? text("none") : String.join(", ", rule.because());
    return text("silent." + rule.kind().code(), because);
  }

  /** The change that would fire a silent rule; empty if none is known. */
  public String nearest(SilentRule rule) {
    Change nearest = rule.nearest();
    return nearest == null ? "" : text("silent.nearest", change(nearest, false));
  }

  /** How far changes were looked for; empty if all were. */
  public String search(Explanation.Search search) {
    if (search.isComplete()) {
      return "";
    }
    return search.tried() == 0
        ? text("change.off")
        : text("change.partial", search.tried(), search.wanted());
  }
}
