package org.hiphooks.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to set a mode.
 *
 * @param target for what
 * @param from what it is now, as whoever wishes it has seen it; null = whatever it is
 * @param to what it shall be
 * @param who who wishes it
 * @param reason why; not empty
 * @param until when it ends; null = it stays
 */
public record ModeChange(
    ModeTarget target,
    @Nullable Mode from,
    Mode to,
    String who,
    String reason,
    @Nullable Instant until) {}
