package org.hiphooks.chart;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A record that carries an input but was not used for it.
 *
 * @param source reference of the record, such as {@code Observation/12}; null if it has no id
 * @param reason code of the reason, as the reading library gives it
 * @param at instant of the record in UTC; null if undated
 */
public record Rejected(@Nullable String source, String reason, @Nullable OffsetDateTime at) {}
