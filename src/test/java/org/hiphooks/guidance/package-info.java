/** The whole way through, over HTTP. */
@NullMarked
package org.hiphooks.guidance;

import org.jspecify.annotations.NullMarked;
