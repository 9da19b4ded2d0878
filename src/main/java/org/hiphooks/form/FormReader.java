package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.form.FormItem.Enabling;
import org.hiphooks.form.FormItem.Kind;
import org.hiphooks.form.FormItem.Trait;
import org.hiphooks.form.FormItem.Unit;
import org.hiphooks.form.FormItem.Writing;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentFile;
import org.jspecify.annotations.Nullable;

/** Reads the form from the content: a Questionnaire, and the cards that offer it. */
final class FormReader {

  private static final String OURS = "https://w3id.org/hiphooks/StructureDefinition/";
  private static final String FHIR = "http://hl7.org/fhir/StructureDefinition/";
  private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
  private static final String CATEGORY = SDC + "sdc-questionnaire-observation-extract-category";
  private static final Map<String, Trait> MARKS =
      Map.of(
          OURS + "core", Trait.CORE,
          OURS + "body-map", Trait.BODY_MAP,
          OURS + "answers-side", Trait.ANSWERS_SIDE,
          OURS + "fixed-value", Trait.FIXED_TRUE,
          OURS + "side-aware", Trait.SIDE_AWARE,
          OURS + "not-in-future", Trait.NOT_IN_FUTURE,
          OURS + "after-birth", Trait.AFTER_BIRTH,
          OURS + "date-before", Trait.WEEKS_AGO);

  private final Texts texts;

  private FormReader(Texts texts) {
    this.texts = texts;
  }

  /** The form that cards of the content offer; empty if none does. */
  static Optional<HipForm> read(Content content, Locale language) {
    List<ContentFile> files = new ArrayList<>();
    content
        .below("fhir-resources")
        .forEach(
            (path, text) -> {
              if (path.contains("/questionnaire/") || path.contains("/plan-definition/")) {
                ContentFile file = ContentFile.read(path, text, new ArrayList<>());
                if (file != null) {
                  files.add(file);
                }
              }
            });
    return files.stream()
        .filter(file -> "Questionnaire".equals(file.resourceType()))
        .map(
            file ->
                form(file.json(), offers(files, file.url()), service(files, file.url()), language))
        .filter(form -> !form.offeredBy().isEmpty())
        .findFirst();
  }

  /** The first service with a card that offers the form. */
  private static String service(List<ContentFile> files, String url) {
    return files.stream()
        .filter(file -> !offers(List.of(file), url).isEmpty())
        .map(ContentFile::id)
        .findFirst()
        .orElse("");
  }

  private static HipForm form(JsonNode json, Set<String> offers, String service, Locale language) {
    Texts texts = new Texts(language);
    return new HipForm(
        json.path("url").asText(),
        json.path("version").asText(),
        texts.of(json, "title"),
        new FormReader(texts).items(json),
        offers,
        service,
        texts.used());
  }

  private static Set<String> offers(List<ContentFile> files, String url) {
    Set<String> offers = new HashSet<>();
    for (ContentFile file : files) {
      for (JsonNode action : file.json().path("action")) {
        JsonNode form = extension(action, OURS + "form");
        if (form != null && form.asText().equals(url)) {
          offers.add(action.path("prefix").asText());
        }
      }
    }
    return offers;
  }

  private List<FormItem> items(JsonNode parent) {
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
        text(json, OURS + "input"),
        writing(json),
        unit(json),
        number(json, FHIR + "minValue"),
        number(json, FHIR + "maxValue"),
        traits(json),
        text(json, OURS + "instead-of"),
        enabledBy(json),
        options(json),
        items(json));
  }

  private static @Nullable Writing writing(JsonNode json) {
    JsonNode category = extension(json, CATEGORY);
    JsonNode code = json.at("/code/0");
    return category == null || code.isMissingNode()
        ? null
        : new Writing(
            code.path("system").asText(),
            code.path("code").asText(),
            category.at("/coding/0/code").asText());
  }

  private @Nullable Unit unit(JsonNode json) {
    JsonNode unit = extension(json, FHIR + "questionnaire-unit");
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
    JsonNode control = extension(json, FHIR + "questionnaire-itemControl");
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
      String own = text(option, OURS + "option-text");
      options.add(
          new FormOption(
              coding.path("system").asText(),
              coding.path("code").asText(),
              own.isEmpty() ? texts.of(coding, "display") : own,
              text(option, OURS + "input"),
              text(option, OURS + "input-value"),
              extension(option, OURS + "side-aware") != null,
              place(option),
              extension(option, OURS + "body-site") instanceof ObjectNode site ? site : null));
    }
    return options;
  }

  private static FormOption.@Nullable Place place(JsonNode option) {
    for (JsonNode extension : option.path("extension")) {
      if (extension.path("url").asText().equals(OURS + "map-place")) {
        JsonNode x = extension(extension, "x");
        JsonNode y = extension(extension, "y");
        if (x != null && y != null) {
          return new FormOption.Place(text(extension, "view"), x.asInt(), y.asInt());
        }
      }
    }
    return null;
  }

  private static @Nullable BigDecimal number(JsonNode json, String url) {
    JsonNode value = extension(json, url);
    return value == null ? null : value.decimalValue();
  }

  private static String text(JsonNode json, String url) {
    JsonNode value = extension(json, url);
    return value == null ? "" : value.asText();
  }

  /** Value of the first extension with this address; null if there is none. */
  private static @Nullable JsonNode extension(JsonNode element, String url) {
    for (JsonNode extension : element.path("extension")) {
      if (extension.path("url").asText().equals(url)) {
        for (Map.Entry<String, JsonNode> property : extension.properties()) {
          if (property.getKey().startsWith("value")) {
            return property.getValue();
          }
        }
      }
    }
    return null;
  }
}
