/** The whole way through, over HTTP. */
@NullMarked
package org.hiphooks.replay.report;

import org.jspecify.annotations.NullMarked;
