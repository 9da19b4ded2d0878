package org.hiphooks.config;

import java.util.Arrays;
import java.util.Optional;

/** What a client is asked to send with each call. */
public enum PrefetchProfile {
  /** All keys, in templates that CDS Hooks 1.1 and 2.0 allow. */
  SAFE("safe"),
  /** All keys and those that need tokens of CDS Hooks 3.0, such as {@code %medications}. */
  TOKENS("tokens"),
  /** As few keys as will do where the service may read the client's FHIR server. */
  MINIMAL("minimal");

  private final String code;

  PrefetchProfile(String code) {
    this.code = code;
  }

  /** The word in the configuration. */
  public String code() {
    return code;
  }

  /** The profile of a word; empty if there is none. */
  public static Optional<PrefetchProfile> of(String code) {
    return Arrays.stream(values()).filter(profile -> profile.code.equals(code)).findFirst();
  }
}
