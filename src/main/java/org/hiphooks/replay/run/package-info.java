/** Replays visits against a target and compares the answers with what was expected. */
@NullMarked
package org.hiphooks.replay.run;

import org.jspecify.annotations.NullMarked;
