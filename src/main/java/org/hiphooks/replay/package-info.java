/** Replays synthetic patients and says what was answered, and what changed. */
@NullMarked
package org.hiphooks.replay;

import org.jspecify.annotations.NullMarked;
