/** The whole way through, over HTTP. */
@NullMarked
package org.hiphooks.replay.visit;

import org.jspecify.annotations.NullMarked;
