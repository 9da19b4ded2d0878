/** Counts what a set of patients exercises of a content: each define, and each limit. */
@NullMarked
package org.hiphooks.replay.coverage;

import org.jspecify.annotations.NullMarked;
