package org.hiphooks.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.KeptRecords;
import org.hiphooks.chart.KeyState;
import org.hiphooks.config.Settings;
import org.hiphooks.explain.Person;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Visit;
import org.hiphooks.knowledge.Content;

/** The form of this build, and visits to fill it in for. */
final class Forms {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final HipGuidance GUIDANCE = HipGuidance.load(Content.embedded(), Settings.DEFAULT);
  static final HipForm FORM = FormReader.read(Content.embedded(), Locale.ENGLISH).orElseThrow();
  static final AnswerWords SAYS =
      new AnswerWords(new FormWords().of(Locale.ENGLISH), Locale.ENGLISH);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Forms() {}

  /** A visit of somebody of whom nothing else is known. */
  static Visit visit(String sex) {
    ObjectNode patient = JSON.createObjectNode();
    patient.put("resourceType", "Patient").put("id", "p1").put("gender", sex);
    patient.put("birthDate", "1995-01-01");
    Map<String, KeyState> states = Map.of("patient", KeyState.PRESENT, "findings", KeyState.EMPTY);
    return new Visit(
        "hip-pain-guidance",
        "default",
        "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        "Practitioner/a",
        new Person("Ann Other", "1995-01-01", "p1"),
        new KeptRecords("p1", List.of(patient), states, Map.of()));
  }

  static List<Finding> findings(Answers answers) {
    return new Findings(FORM, answers, SAYS, "p1", "Practitioner/a", NOW).all();
  }

  /** What our own reader understands of answers that were written. */
  static Facts read(Answers answers) {
    List<ObjectNode> records = findings(answers).stream().map(Finding::record).toList();
    return GUIDANCE.again(visit("female").with(records), NOW).evaluation().facts();
  }
}
