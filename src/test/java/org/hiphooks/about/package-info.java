/** The documents that a reviewer reads, made from the content. */
@NullMarked
package org.hiphooks.about;

import org.jspecify.annotations.NullMarked;
