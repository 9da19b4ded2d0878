package org.hiphooks.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One record of a chart: as elements, and for those who need it as HAPI's resource. */
public final class ChartRecord {

  private final Element element;
  private final Supplier<ObjectNode> lean;
  private final RecordParser parser;
  private @Nullable Resource resource;

  private ChartRecord(
      Element element,
      Supplier<ObjectNode> lean,
      RecordParser parser,
      @Nullable Resource resource) {
    this.element = element;
    this.lean = lean;
    this.parser = parser;
    this.resource = resource;
  }

  /** Reads a record that was cleaned; null if it cannot be read. */
  static @Nullable ChartRecord read(ObjectNode lean, RecordParser parser) {
    return read(ElementReader.read(lean), () -> lean, parser);
  }

  /** Reads a record as it was sent; null if it cannot be read. */
  static @Nullable ChartRecord read(
      ObjectNode sent, RecordShape shape, RecordCleaner cleaner, RecordParser parser) {
    Element element = ElementReader.read(sent, shape, cleaner);
    return read(element, () -> cleaner.clean(sent, shape), parser);
  }

  private static @Nullable ChartRecord read(
      @Nullable Element element, Supplier<ObjectNode> lean, RecordParser parser) {
    if (element != null) {
      return new ChartRecord(element, lean, parser, null);
    }
    Resource resource = parser.parse(lean.get());
    Element copy = resource == null ? null : copy(resource);
    return copy == null ? null : new ChartRecord(copy, lean, parser, resource);
  }

  /** HAPI takes a day with a time in it, or an id that names nothing; CQL has no value for them. */
  private static @Nullable Element copy(Resource resource) {
    try {
      return ElementCopy.of(resource);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** The record as elements. */
  public Element element() {
    return element;
  }

  /** The record as HAPI's resource, parsed when it is first asked for. */
  public synchronized Resource resource() {
    if (resource == null) {
      Resource parsed = parser.parse(lean.get());
      if (parsed == null) {
        throw new IllegalStateException("a record that was read cannot be parsed");
      }
      resource = parsed;
    }
    return resource;
  }

  /** Whether this is what an engine got of the record. */
  boolean is(Object other) {
    return other == element || other == resource;
  }

  /** The type only. */
  @Override
  public String toString() {
    return "ChartRecord[" + element.type().name() + "]";
  }
}
