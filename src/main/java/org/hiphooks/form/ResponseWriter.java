package org.hiphooks.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes answers as a QuestionnaireResponse. */
final class ResponseWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ResponseWriter() {}

  /**
   * The response.
   *
   * @param author who answered; null if that is not known
   */
  static ObjectNode write(
      HipForm form, Answers answers, String patientId, @Nullable String author, Instant now) {
    ObjectNode response = JSON.createObjectNode();
    response.put("resourceType", "QuestionnaireResponse");
    response.put("questionnaire", form.canonical()).put("status", "completed");
    if (!patientId.isEmpty()) {
      response.putObject("subject").put("reference", "Patient/" + patientId);
    }
    response.put("authored", now.truncatedTo(ChronoUnit.SECONDS).toString());
    if (author != null) {
      response.putObject("author").put("reference", author);
    }
    ArrayNode items = items(form.groups(), answers);
    if (!items.isEmpty()) {
      response.set("item", items);
    }
    return response;
  }

  private static ArrayNode items(List<FormItem> asked, Answers answers) {
    ArrayNode items = JSON.createArrayNode();
    for (FormItem item : asked) {
      ArrayNode below = items(item.items(), answers);
      List<String> values = answers.of(item.linkId());
      if (!below.isEmpty() || !values.isEmpty()) {
        ObjectNode written = items.addObject();
        written.put("linkId", item.linkId()).put("text", item.text());
        values.forEach(value -> answer(written.withArray("answer").addObject(), item, value));
        if (!below.isEmpty()) {
          ObjectNode parent =
              values.isEmpty() ? written : (ObjectNode) written.path("answer").get(0);
          parent.set("item", below);
        }
      }
    }
    return items;
  }

  private static void answer(ObjectNode answer, FormItem item, String value) {
    switch (item.kind()) {
      case BOOLEAN -> answer.put("valueBoolean", Boolean.parseBoolean(value));
      case DATE -> answer.put("valueDate", value);
      case INTEGER -> answer.put("valueInteger", Integer.parseInt(value));
      case DECIMAL -> answer.put("valueDecimal", new BigDecimal(value.replace(',', '.')));
      case CHOICE -> {
        FormOption option = item.option(value).orElseThrow();
        answer
            .putObject("valueCoding")
            .put("system", option.system())
            .put("code", option.code())
            .put("display", option.text());
      }
      case GROUP, DISPLAY -> throw new IllegalStateException("no question");
    }
  }
}
