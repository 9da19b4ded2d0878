package org.hiphooks.evaluate.compiled;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;

/** Hidden classes of this package, and what they are given when they are made. */
final class ClassData {

  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  private ClassData() {}

  /** The only instance of a new class. */
  static Node node(byte[] bytes, Object data) {
    try {
      Class<?> made = HERE.defineHiddenClassWithClassData(bytes, data, true).lookupClass();
      return (Node) made.getDeclaredConstructor().newInstance();
    } catch (IllegalAccessException
        | InstantiationException
        | InvocationTargetException
        | NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the class was given. */
  static Object of(MethodHandles.Lookup lookup) {
    try {
      return MethodHandles.classData(lookup, "_", Object.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
