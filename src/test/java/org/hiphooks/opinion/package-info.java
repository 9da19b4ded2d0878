/** The same content on engines of other people. */
@NullMarked
package org.hiphooks.opinion;

import org.jspecify.annotations.NullMarked;
