/** Reads what testers have into visits: requests, Bundles, exports, folders and cases. */
@NullMarked
package org.hiphooks.replay.visit;

import org.jspecify.annotations.NullMarked;
