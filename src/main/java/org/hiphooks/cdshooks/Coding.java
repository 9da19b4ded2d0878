package org.hiphooks.cdshooks;

import org.jspecify.annotations.Nullable;

/**
 * A code with its system.
 *
 * @param system URI, not empty
 * @param code not empty
 * @param display plain words; required for override reasons, else may be null
 */
public record Coding(String system, String code, @Nullable String display) {}
