package org.hiphooks.evaluate.compiled;

import org.hl7.elm.r1.Element;
import org.jspecify.annotations.Nullable;

/** An expression that is not compiled: the reference engine evaluates it. */
final class Unsupported extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unsupported(Element element, String why) {
    super(
        element.getClass().getSimpleName() + place(element.getLocator()) + why, null, false, false);
  }

  private static String place(@Nullable String locator) {
    return locator == null ? "" : " at " + locator;
  }
}
