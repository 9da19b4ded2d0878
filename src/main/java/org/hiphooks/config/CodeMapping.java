package org.hiphooks.config;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a client's {@code codes:}: the client's own code for a draft of ours.
 *
 * @param system system of our code, from {@code code: system|code}
 * @param code our code
 * @param priority {@code priority}, counts only for drafts of this priority; null = of any
 * @param toSystem system of the client's code, from {@code to: system|code}
 * @param toCode the client's code
 */
public record CodeMapping(
    String system, String code, @Nullable String priority, String toSystem, String toCode) {}
