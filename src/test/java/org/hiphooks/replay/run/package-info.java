/** The whole way through, over HTTP. */
@NullMarked
package org.hiphooks.replay.run;

import org.jspecify.annotations.NullMarked;
