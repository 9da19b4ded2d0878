/** The whole way through, over HTTP. */
@NullMarked
package org.hiphooks.replay;

import org.jspecify.annotations.NullMarked;
