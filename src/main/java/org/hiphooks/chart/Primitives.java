package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.EnumFactory;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.UrlType;
import org.jspecify.annotations.Nullable;

/** Reads values of primitives that are written as usual. */
final class Primitives {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

  /** Longer numbers are no measurements. */
  private static final int DIGITS = 18;

  private static final Map<Class<?>, Function<JsonNode, @Nullable Object>> READERS =
      Map.ofEntries(
          Map.entry(BooleanType.class, json -> json.isBoolean() ? json.booleanValue() : null),
          Map.entry(IntegerType.class, Primitives::integer),
          Map.entry(PositiveIntType.class, json -> atLeast(1, json)),
          Map.entry(UnsignedIntType.class, json -> atLeast(0, json)),
          Map.entry(DecimalType.class, Primitives::decimal),
          Map.entry(StringType.class, Primitives::text),
          Map.entry(CodeType.class, Primitives::text),
          Map.entry(UriType.class, Primitives::text),
          Map.entry(UrlType.class, Primitives::text),
          Map.entry(CanonicalType.class, Primitives::text),
          Map.entry(IdType.class, Primitives::id),
          Map.entry(DateTimeType.class, json -> WrittenTime.dateTime(json.textValue())),
          Map.entry(InstantType.class, json -> WrittenTime.instant(json.textValue())),
          Map.entry(DateType.class, json -> WrittenTime.date(json.textValue())));

  private Primitives() {}

  /** The value in CQL's types; null if it is not written as usual. */
  static @Nullable Object value(JsonNode json, ElementType.Named named) {
    if (named.type() == Enumeration.class) {
      return code(json, named.constructor());
    }
    Function<JsonNode, @Nullable Object> reader = READERS.get(named.type());
    return reader == null ? null : reader.apply(json);
  }

  private static @Nullable Object code(JsonNode json, @Nullable Object codes) {
    Object text = text(json);
    if (text == null || !(codes instanceof EnumFactory<?> factory)) {
      return null;
    }
    try {
      return factory.fromCode(text.toString()) == null ? null : text;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Object integer(JsonNode json) {
    return json.isInt() ? json.intValue() : null;
  }

  private static @Nullable Object atLeast(int least, JsonNode json) {
    return json.isInt() && json.intValue() >= least ? json.intValue() : null;
  }

  private static @Nullable Object decimal(JsonNode json) {
    if (json.isInt()) {
      return BigDecimal.valueOf(json.intValue());
    }
    if (!json.isBigDecimal()) {
      return null;
    }
    BigDecimal value = json.decimalValue();
    boolean isUsual = value.scale() >= 0 && value.scale() < DIGITS && value.precision() < DIGITS;
    return isUsual ? value : null;
  }

  /** Nothing but printable characters without a space at either end. */
  private static @Nullable Object text(JsonNode json) {
    String text = json.textValue();
    if (text == null || text.isEmpty() || isSpace(text, 0) || isSpace(text, text.length() - 1)) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return null;
      }
    }
    return text;
  }

  private static boolean isSpace(String text, int at) {
    char character = text.charAt(at);
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static @Nullable Object id(JsonNode json) {
    String text = json.textValue();
    return text != null && ID.matcher(text).matches() ? text : null;
  }
}
