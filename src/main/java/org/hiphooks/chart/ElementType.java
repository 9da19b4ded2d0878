package org.hiphooks.chart;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildPrimitiveDatatypeDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A type of FHIR's model: the class that HAPI has for it, and its children, each in a place of its
 * own. Learned from HAPI's definitions, once for each class.
 */
public final class ElementType {

  /** HAPI has definitions of its own for these, and reads them. */
  private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

  private static final FhirContext CONTEXT = FhirModel.CONTEXT;
  private static final Map<Class<?>, ElementType> KNOWN = new ConcurrentHashMap<>();

  /** Profiles of Quantity that CQL takes for types: any Quantity may be read as one. */
  private static final Set<String> QUANTITIES =
      Set.of("Age", "Distance", "Duration", "Count", "SimpleQuantity", "MoneyQuantity");

  private final Class<?> implementing;
  private final boolean isPrimitive;
  private final Map<String, Integer> places;
  private final List<Child> children;
  private final Map<String, Named> byName;

  /**
   * A child.
   *
   * @param definition HAPI's
   * @param isMany whether it may repeat
   * @param isPrimitive whether it can only be a primitive
   */
  record Child(BaseRuntimeChildDefinition definition, boolean isMany, boolean isPrimitive) {}

  /**
   * What a name in JSON means.
   *
   * @param place of the child
   * @param isMany whether it is an array
   * @param type the class of HAPI's model
   * @param constructor what is needed to make one, for codes with a value set
   */
  record Named(int place, boolean isMany, Class<?> type, @Nullable Object constructor) {}

  private ElementType(Class<?> implementing, List<BaseRuntimeChildDefinition> definitions) {
    this.implementing = implementing;
    this.isPrimitive = IPrimitiveType.class.isAssignableFrom(implementing);
    this.places = new HashMap<>();
    this.children = new ArrayList<>();
    this.byName = new HashMap<>();
    for (BaseRuntimeChildDefinition definition : definitions) {
      if (places.putIfAbsent(definition.getElementName(), children.size()) == null) {
        boolean isPrimitive = definition instanceof RuntimeChildPrimitiveDatatypeDefinition;
        children.add(new Child(definition, definition.getMax() < 1, isPrimitive));
        if (!EXTENSIONS.contains(definition.getElementName())) {
          definition.getValidChildNames().forEach(name -> name(name, definition));
        }
      }
    }
  }

  private void name(String name, BaseRuntimeChildDefinition definition) {
    BaseRuntimeElementDefinition<?> meant = definition.getChildByName(name);
    Integer place = places.get(definition.getElementName());
    if (meant != null && place != null && !name.endsWith("Resource")) {
      Class<?> type =
          switch (meant.getChildType()) {
            case PRIMITIVE_DATATYPE, COMPOSITE_DATATYPE, RESOURCE_BLOCK, ID_DATATYPE ->
                meant.getImplementingClass();
            default -> null;
          };
      if (type != null) {
        boolean isMany = definition.getMax() < 1;
        Object constructor = definition.getInstanceConstructorArguments();
        byName.put(name, new Named(place, isMany, type, constructor));
      }
    }
  }

  /** The type of a resource. */
  static ElementType ofResource(String resourceType) {
    return of(CONTEXT.getResourceDefinition(resourceType).getImplementingClass());
  }

  /** The type that HAPI has this class for. */
  static ElementType of(Class<?> implementing) {
    ElementType known = KNOWN.get(implementing);
    return known == null ? KNOWN.computeIfAbsent(implementing, ElementType::learn) : known;
  }

  @SuppressWarnings("unchecked")
  private static ElementType learn(Class<?> implementing) {
    if (IPrimitiveType.class.isAssignableFrom(implementing)) {
      return new ElementType(implementing, List.of());
    }
    BaseRuntimeElementDefinition<?> definition =
        org.hl7.fhir.r4.model.Resource.class.isAssignableFrom(implementing)
            ? CONTEXT.getResourceDefinition(
                (Class<? extends org.hl7.fhir.r4.model.Resource>) implementing)
            : CONTEXT.getElementDefinition((Class<? extends IBase>) implementing);
    if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
      return new ElementType(implementing, composite.getChildren());
    }
    throw new IllegalArgumentException("not part of FHIR's model: " + implementing.getName());
  }

  /** The class that HAPI has for it. */
  Class<?> implementing() {
    return implementing;
  }

  /** Children by place. */
  List<Child> children() {
    return children;
  }

  /** What each name in JSON means. */
  Map<String, Named> names() {
    return byName;
  }

  /** What a name in JSON means; null if the type has no such name. */
  @Nullable Named named(String name) {
    return byName.get(name);
  }

  /** Where the child of that name is; negative if there is none. */
  public int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /** Whether it has a value and no children. */
  public boolean isPrimitive() {
    return isPrimitive;
  }

  /** Whether an element of this type is of a class of HAPI's model, or may be read as one. */
  boolean is(Class<?> other) {
    return other.isAssignableFrom(implementing)
        || Quantity.class.isAssignableFrom(implementing)
            && QUANTITIES.contains(other.getSimpleName());
  }

  /** Name of the class. */
  String name() {
    return implementing.getSimpleName();
  }
}
