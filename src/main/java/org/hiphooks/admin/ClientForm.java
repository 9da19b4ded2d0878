package org.hiphooks.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.config.ClientLayer;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.config.TokenSettings;
import org.hiphooks.pages.Words;
import org.hiphooks.trust.KeySetCheck;

/**
 * A client as somebody typed it, with what is wrong of each field. It is read as an entry of the
 * configuration is, with the same checks.
 *
 * @param values what was typed, by field
 * @param errors what is wrong, by field
 */
public record ClientForm(Map<String, String> values, Map<String, String> errors) {

  private static final List<String> ALONE = List.of("name", "issuer", "dialect", "prefetch");
  private static final List<String> LISTS = List.of("fhirServers", "origins");
  private static final List<String> OF_TOKENS = List.of("keysUrl", "keySet", "tenant", "subject");
  private static final int MOST = 500;
  private static final int MOST_LINES = 20;

  /** Nothing typed yet. */
  static final ClientForm EMPTY = new ClientForm(Map.of(), Map.of());

  /** Copies, in their order. */
  public ClientForm {
    values = new LinkedHashMap<>(values);
    errors = new LinkedHashMap<>(errors);
  }

  /** What was typed into a field. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What is wrong with a field; empty = nothing. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  /** The keys that were typed; tokens of a client that is added have the usual algorithms. */
  KeySetCheck.Result keys() {
    return KeySetCheck.of(value("keySet"), TokenSettings.USUAL_ALGORITHMS);
  }

  /** Where its keys come from, or their ids. */
  String keysInWords() {
    return value("keySet").isEmpty()
        ? "keys from " + value("keysUrl")
        : "keys " + String.join(", ", keys().keyIds());
  }

  /** What was posted. */
  static ClientForm of(ConsoleRequest asked) {
    Map<String, String> values = new LinkedHashMap<>();
    for (List<String> fields : List.of(ALONE, OF_TOKENS, LISTS, List.of("reason"))) {
      fields.forEach(field -> values.put(field, asked.field(field)));
    }
    return new ClientForm(values, Map.of());
  }

  /** The same with what is wrong. */
  ClientForm checked(Settings settings, Words words) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String field : values.keySet()) {
      int most = LISTS.contains(field) ? MOST * MOST_LINES : MOST;
      if (!"keySet".equals(field) && value(field).length() > most) {
        found.put(field, words.text("console.clients.error.long", most));
      }
    }
    for (String field : List.of("name", "issuer", "reason")) {
      if (value(field).isEmpty()) {
        found.put(field, words.text("console.clients.error.missing"));
      }
    }
    if (!value("keySet").isEmpty()) {
      List<String> problems = keys().problems();
      if (!problems.isEmpty()) {
        found.put("keySet", String.join("; ", problems));
      }
    }
    if (value("keysUrl").isEmpty() == value("keySet").isEmpty()) {
      found.put("keysUrl", words.text("console.clients.error.keys"));
    }
    others(settings, words, found);
    if (found.isEmpty()) {
      read(found);
    }
    return new ClientForm(values, found);
  }

  /** The same with one more thing that is wrong. */
  ClientForm with(String field, String error) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.put(field, error);
    return new ClientForm(values, more);
  }

  private void others(Settings settings, Words words, Map<String, String> found) {
    ClientIdentity identity = new ClientIdentity(settings.clients(), words);
    Map<String, String> faults =
        Map.of("name", identity.name(value("name")), "issuer", identity.issuer(value("issuer")));
    faults.forEach(
        (field, fault) -> {
          if (!fault.isEmpty()) {
            found.putIfAbsent(field, fault);
          }
        });
  }

  private void read(Map<String, String> found) {
    try {
      ClientLayer.read(document());
    } catch (SettingsInvalid e) {
      List<String> lines = lines();
      for (SettingsProblem problem : e.problems()) {
        found.merge(field(problem, lines), problem.message(), (one, two) -> one + "; " + two);
      }
    }
  }

  /** Each field has a line of its own, so that the line of a problem names the field. */
  private static String field(SettingsProblem problem, List<String> lines) {
    String place = problem.place();
    String number = place.substring(place.lastIndexOf(':') + 1);
    int line = number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
    String field = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "name: ";
    String name = field.substring(0, field.indexOf(':')).strip();
    return "tokens".equals(name) ? "keysUrl" : name;
  }

  /** The entry of {@code clients:} that it makes. */
  String document() {
    return String.join("\n", lines());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String field : ALONE) {
      if (!value(field).isEmpty()) {
        lines.add(field + ": " + json(value(field)));
      }
    }
    for (String field : LISTS) {
      List<String> entries =
          Arrays.stream(value(field).split("\\s+")).filter(line -> !line.isEmpty()).toList();
      if (!entries.isEmpty()) {
        lines.add(field + ": " + json(entries));
      }
    }
    lines.add("tokens:");
    for (String field : OF_TOKENS) {
      String value = "keySet".equals(field) ? keys().keySet() : value(field);
      if (!value.isEmpty()) {
        lines.add("  " + field + ": " + json(value));
      }
    }
    return lines;
  }

  /** JSON is YAML too. */
  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text is always JSON", e);
    }
  }

  /** Nothing of what was typed. */
  @Override
  public String toString() {
    return "ClientForm[errors in " + errors.keySet() + ']';
  }
}
