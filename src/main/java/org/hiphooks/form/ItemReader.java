package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiphooks.form.FormItem.Enabling;
import org.hiphooks.form.FormItem.Kind;
import org.hiphooks.form.FormItem.Trait;
import org.hiphooks.form.FormItem.Unit;
import org.hiphooks.form.FormItem.Writing;
import org.jspecify.annotations.Nullable;

/** Reads the items of a Questionnaire. */
final class ItemReader {

  private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
  private static final String CATEGORY = SDC + "sdc-questionnaire-observation-extract-category";
  private static final Map<String, Trait> MARKS =
      Map.of(
          Extensions.OURS + "core", Trait.CORE,
          Extensions.OURS + "body-map", Trait.BODY_MAP,
          Extensions.OURS + "answers-side", Trait.ANSWERS_SIDE,
          Extensions.OURS + "answers-worse-side", Trait.ANSWERS_WORSE_SIDE,
          Extensions.OURS + "fixed-value", Trait.FIXED_TRUE,
          Extensions.OURS + "side-aware", Trait.SIDE_AWARE,
          Extensions.OURS + "not-in-future", Trait.NOT_IN_FUTURE,
          Extensions.OURS + "after-birth", Trait.AFTER_BIRTH,
          Extensions.OURS + "date-before", Trait.WEEKS_AGO);

  private final Texts texts;

  /**
   * For one language.
   *
   * @param texts gives the texts in it
   */
  ItemReader(Texts texts) {
    this.texts = texts;
  }

  /** The items below an item, or of the form. */
  List<FormItem> items(JsonNode parent) {
    List<FormItem> items = new ArrayList<>();
    parent.path("item").forEach(item -> items.add(item(item)));
    return items;
  }

  private FormItem item(JsonNode json) {
    return new FormItem(
        json.path("linkId").asText(),
        texts.of(json, "prefix"),
        texts.of(json, "text"),
        Kind.valueOf(json.path("type").asText().toUpperCase(Locale.ROOT)),
        json.path("repeats").asBoolean(),
        Extensions.text(json, Extensions.OURS + "input"),
        writing(json),
        unit(json),
        Extensions.number(json, Extensions.FHIR + "minValue"),
        Extensions.number(json, Extensions.FHIR + "maxValue"),
        traits(json),
        Extensions.text(json, Extensions.OURS + "instead-of"),
        enabledBy(json),
        options(json),
        items(json));
  }

  private static @Nullable Writing writing(JsonNode json) {
    JsonNode category = Extensions.value(json, CATEGORY);
    JsonNode code = json.at("/code/0");
    return category == null || code.isMissingNode()
        ? null
        : new Writing(
            code.path("system").asText(),
            code.path("code").asText(),
            category.at("/coding/0/code").asText());
  }

  private @Nullable Unit unit(JsonNode json) {
    JsonNode unit = Extensions.value(json, Extensions.FHIR + "questionnaire-unit");
    return unit == null
        ? null
        : new Unit(unit.path("code").asText(), texts.of((ObjectNode) unit, "display"));
  }

  private static List<Trait> traits(JsonNode json) {
    List<Trait> traits = new ArrayList<>();
    for (JsonNode extension : json.path("extension")) {
      Trait trait = MARKS.get(extension.path("url").asText());
      if (trait != null) {
        traits.add(trait);
      }
    }
    JsonNode control = Extensions.value(json, Extensions.FHIR + "questionnaire-itemControl");
    if (control != null && "radio-button".equals(control.at("/coding/0/code").asText())) {
      traits.add(Trait.RADIO);
    }
    Writing writing = writing(json);
    if (writing != null && "exam".equals(writing.category())) {
      traits.add(Trait.EXAMINED);
    }
    return traits;
  }

  private static List<Enabling> enabledBy(JsonNode json) {
    List<Enabling> enabling = new ArrayList<>();
    for (JsonNode when : json.path("enableWhen")) {
      JsonNode coding = when.path("answerCoding").path("code");
      String answer =
          coding.isMissingNode() ? when.path("answerBoolean").asText() : coding.asText();
      enabling.add(new Enabling(when.path("question").asText(), answer));
    }
    return enabling;
  }

  private List<FormOption> options(JsonNode json) {
    List<FormOption> options = new ArrayList<>();
    for (JsonNode option : json.path("answerOption")) {
      JsonNode coding = option.path("valueCoding");
      options.add(
          new FormOption(
              coding.path("system").asText(),
              coding.path("code").asText(),
              words(option, coding),
              Extensions.text(option, Extensions.OURS + "input"),
              Extensions.text(option, Extensions.OURS + "input-value"),
              Extensions.value(option, Extensions.OURS + "side-aware") != null,
              place(option),
              Extensions.value(option, Extensions.OURS + "body-site") instanceof ObjectNode site
                  ? site
                  : null));
    }
    return options;
  }

  /** What an option is called: codes of licensed systems have no text of their own here. */
  private String words(JsonNode option, JsonNode coding) {
    for (JsonNode extension : option.path("extension")) {
      if (extension.path("url").asText().equals(Extensions.OURS + "option-text")) {
        return texts.of(extension, "valueString");
      }
    }
    return texts.of(coding, "display");
  }

  private static FormOption.@Nullable Place place(JsonNode option) {
    for (JsonNode extension : option.path("extension")) {
      if (extension.path("url").asText().equals(Extensions.OURS + "map-place")) {
        JsonNode x = Extensions.value(extension, "x");
        JsonNode y = Extensions.value(extension, "y");
        if (x != null && y != null) {
          return new FormOption.Place(Extensions.text(extension, "view"), x.asInt(), y.asInt());
        }
      }
    }
    return null;
  }
}
