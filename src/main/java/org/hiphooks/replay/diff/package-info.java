/** Compares two contents: what authors changed, and whose answers that changes. */
@NullMarked
package org.hiphooks.replay.diff;

import org.jspecify.annotations.NullMarked;
