package org.hiphooks.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.hiphooks.demo.ehr.OrderMenu;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentInvalid;

/** Reads what can be ordered in the demo from {@code fhir-resources/demo/order-menu.json}. */
final class DemoMenu {

  private static final String PATH = "fhir-resources/demo/order-menu.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private DemoMenu() {}

  /**
   * The menu; empty if the content has none.
   *
   * @throws ContentInvalid if the file is no JSON
   */
  static OrderMenu of(Content content) {
    String text = content.files().get(PATH);
    if (text == null) {
      return OrderMenu.EMPTY;
    }
    try {
      return OrderMenu.of(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw ContentInvalid.of(
          PATH + ":" + e.getLocation().getLineNr(), "is not JSON: " + e.getClass().getSimpleName());
    }
  }
}
