/** Checks a content before anything is loaded, for the people who write it. */
@NullMarked
package org.hiphooks.knowledge.check;

import org.jspecify.annotations.NullMarked;
