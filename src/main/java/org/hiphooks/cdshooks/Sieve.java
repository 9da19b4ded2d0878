package org.hiphooks.cdshooks;

import org.jspecify.annotations.Nullable;

/**
 * What of the resources that a client sends ahead anybody looks at, so that nothing has to be made
 * of the rest. It never says more than that nobody looks: what is left out changes no answer.
 */
@FunctionalInterface
public interface Sieve {

  /** Somebody may look at everything. */
  Sieve ALL = type -> null;

  /** What is kept of resources of a type; null = all of it. */
  @Nullable Kept of(String resourceType);
}
