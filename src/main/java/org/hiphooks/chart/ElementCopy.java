package org.hiphooks.chart;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;

/** Turns what HAPI has parsed into elements, child by child, as CQL resolves paths. */
final class ElementCopy {

  /** HAPI gives every record one, empty if it was not sent. */
  private static final String META = "meta";

  private ElementCopy() {}

  /** The element of an object of HAPI's model. */
  static Element of(IBase base) {
    ElementType type = ElementType.of(base.getClass());
    if (base instanceof IPrimitiveType<?> primitive) {
      return Element.primitive(type, primitive.hasValue() ? FhirModel.value(primitive) : null);
    }
    @Nullable Object[] children = new @Nullable Object[type.children().size()];
    for (int i = 0; i < children.length; i++) {
      children[i] = child(base, type.children().get(i));
    }
    return Element.of(type, children);
  }

  private static @Nullable Object child(IBase base, ElementType.Child child) {
    List<? extends IBase> values = child.definition().getAccessor().getValues(base);
    if (values == null || values.isEmpty()) {
      return null;
    }
    IBase first = values.get(0);
    boolean isMadeByParser = META.equals(child.definition().getElementName()) && first.isEmpty();
    if (isMadeByParser) {
      return null;
    }
    if (child.isPrimitive() && first instanceof IPrimitiveType<?> only && !only.hasValue()) {
      return null;
    }
    if (!child.isMany()) {
      return of(first);
    }
    List<Element> elements = new ArrayList<>();
    values.forEach(value -> elements.add(of(value)));
    return elements;
  }
}
