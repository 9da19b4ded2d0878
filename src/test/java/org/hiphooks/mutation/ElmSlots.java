package org.hiphooks.mutation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hl7.elm.r1.TypeSpecifier;

/** Where the parts of an ELM node stand, so that another can be put in the place of each. */
final class ElmSlots {

  private static final String ELM = "org.hl7.elm.r1";
  private static final Map<Class<?>, List<Method>> GETTERS = new ConcurrentHashMap<>();

  private ElmSlots() {}

  /** A part of a node, and how another is put in its place. */
  record Slot(String name, Object node, Consumer<Object> replace) {}

  /** The parts of a node; types are none. */
  static List<Slot> of(Object node) {
    List<Slot> slots = new ArrayList<>();
    for (Method getter : GETTERS.computeIfAbsent(node.getClass(), ElmSlots::getters)) {
      Object value = call(getter, node);
      if (value instanceof List<?> list) {
        addItems(getter.getName(), list, slots);
      } else if (isPart(value)) {
        slots.add(new Slot(getter.getName(), value, other -> set(node, getter, other)));
      }
    }
    return slots;
  }

  @SuppressWarnings("unchecked")
  private static void addItems(String name, List<?> list, List<Slot> slots) {
    for (int i = 0; i < list.size(); i++) {
      int index = i;
      if (isPart(list.get(i))) {
        slots.add(new Slot(name, list.get(i), other -> ((List<Object>) list).set(index, other)));
      }
    }
  }

  private static boolean isPart(Object value) {
    return value != null
        && !(value instanceof TypeSpecifier)
        && !value.getClass().isEnum()
        && ELM.equals(value.getClass().getPackageName());
  }

  private static List<Method> getters(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(m -> m.getParameterCount() == 0 && m.getName().startsWith("get"))
        .filter(m -> !m.getName().contains("$") && hasSetter(type, m))
        .filter(
            m -> List.of("getSignature", "getAnnotation").stream().noneMatch(m.getName()::equals))
        .filter(m -> !m.isBridge())
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static boolean hasSetter(Class<?> type, Method getter) {
    String setter = "set" + getter.getName().substring("get".length());
    return Arrays.stream(type.getMethods())
        .anyMatch(m -> m.getName().equals(setter) && m.getParameterCount() == 1);
  }

  private static void set(Object node, Method getter, Object value) {
    String name = "set" + getter.getName().substring("get".length());
    try {
      node.getClass().getMethod(name, getter.getReturnType()).invoke(node, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static Object call(Method getter, Object node) {
    try {
      return getter.invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(getter.getName(), e);
    }
  }
}
