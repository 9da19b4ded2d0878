/** Tokens that must be taken and tokens that must not. */
@NullMarked
package org.hiphooks.trust;

import org.jspecify.annotations.NullMarked;
