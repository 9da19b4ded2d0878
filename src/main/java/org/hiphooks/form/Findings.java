package org.hiphooks.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.form.FormItem.Trait;
import org.hiphooks.form.FormItem.Unit;
import org.hiphooks.form.FormItem.Writing;
import org.jspecify.annotations.Nullable;

/** Turns answers into Observations as the Questionnaire says. What is not answered is not there. */
final class Findings {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CATEGORIES =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final String UCUM = "http://unitsofmeasure.org";

  private final HipForm form;
  private final Answers answers;
  private final AnswerWords words;
  private final String patientId;
  private final @Nullable String performer;
  private final Instant now;
  private final Sides sides;

  /**
   * For the answers of one visit.
   *
   * @param words says answers
   * @param patientId logical id of the patient
   * @param performer who answered; null if that is not known
   * @param now when
   */
  Findings(
      HipForm form,
      Answers answers,
      AnswerWords words,
      String patientId,
      @Nullable String performer,
      Instant now) {
    this.form = form;
    this.answers = answers;
    this.words = words;
    this.patientId = patientId;
    this.performer = performer;
    this.now = now;
    this.sides = new Sides(form, answers);
  }

  /** One for each answer, in the order of the form. */
  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    for (FormItem item : form.questions()) {
      Writing writing = item.writing();
      if (writing != null) {
        answers.of(item.linkId()).forEach(value -> findings.add(finding(item, writing, value)));
      }
    }
    return findings;
  }

  private Finding finding(FormItem item, Writing writing, String value) {
    String key = item.repeats() ? item.linkId() + '.' + value : item.linkId();
    ObjectNode observation = observation(item, writing);
    ObjectNode site = sides.site(item, value);
    if (site != null) {
      observation.set("bodySite", site.deepCopy());
    }
    value(observation, item, value);
    return new Finding(key, form.asked(item), words.answer(item, value), observation);
  }

  private ObjectNode observation(FormItem item, Writing writing) {
    ObjectNode observation = JSON.createObjectNode();
    observation.put("resourceType", "Observation").put("status", "final");
    ObjectNode category = observation.putArray("category").addObject();
    category
        .putArray("coding")
        .addObject()
        .put("system", CATEGORIES)
        .put("code", writing.category());
    ObjectNode code = observation.putObject("code");
    code.putArray("coding").addObject().put("system", writing.system()).put("code", writing.code());
    code.put("text", form.asked(item));
    observation.putObject("subject").put("reference", "Patient/" + patientId);
    observation.put("effectiveDateTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
    if (performer != null) {
      observation.putArray("performer").addObject().put("reference", performer);
    }
    return observation;
  }

  private void value(ObjectNode observation, FormItem item, String value) {
    switch (item.kind()) {
      case BOOLEAN -> observation.put("valueBoolean", Boolean.parseBoolean(value));
      case DATE -> observation.put("valueDateTime", value);
      case INTEGER, DECIMAL -> number(observation, item, value);
      case CHOICE -> choice(observation, item, value);
      case GROUP, DISPLAY -> throw new IllegalStateException("no question");
    }
  }

  private void number(ObjectNode observation, FormItem item, String value) {
    BigDecimal number = new BigDecimal(value.replace(',', '.'));
    if (item.is(Trait.WEEKS_AGO)) {
      observation.put("valueDateTime", weeksAgo(number.longValue()).toString());
      return;
    }
    ObjectNode quantity = observation.putObject("valueQuantity").put("value", number);
    Unit unit = item.unit();
    if (unit != null) {
      quantity.put("unit", unit.text().isEmpty() ? unit.code() : unit.text());
      quantity.put("system", UCUM).put("code", unit.code());
    }
  }

  private LocalDate weeksAgo(long weeks) {
    return now.atZone(ZoneOffset.UTC).toLocalDate().minusWeeks(weeks);
  }

  private static void choice(ObjectNode observation, FormItem item, String value) {
    if (item.is(Trait.FIXED_TRUE)) {
      observation.put("valueBoolean", true);
      return;
    }
    FormOption option = item.option(value).orElseThrow();
    ObjectNode concept = observation.putObject("valueCodeableConcept");
    concept
        .putArray("coding")
        .addObject()
        .put("system", option.system())
        .put("code", option.code());
    concept.put("text", option.text());
  }
}
