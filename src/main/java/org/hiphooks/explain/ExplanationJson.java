package org.hiphooks.explain;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Writes an explanation for machines. */
public final class ExplanationJson {

  /** Version of the form; it changes when an element changes its meaning or goes. */
  private static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(OffsetDateTime.class, ToStringSerializer.instance))
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .build();

  private ExplanationJson() {}

  /** The explanation as JSON text. */
  public static String of(Explanation explanation) {
    try {
      ObjectNode json = JSON.createObjectNode().put("explanation", VERSION);
      json.setAll((ObjectNode) JSON.valueToTree(explanation));
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + '\n';
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an explanation is always JSON", e);
    }
  }
}
