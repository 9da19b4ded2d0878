/** Writes what a replay found, for people and for machines. */
@NullMarked
package org.hiphooks.replay.report;

import org.jspecify.annotations.NullMarked;
