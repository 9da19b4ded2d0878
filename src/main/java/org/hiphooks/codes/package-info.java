/** A site's own codes: checked, tried on the content's cases, and which ones are missing. */
@NullMarked
package org.hiphooks.codes;

import org.jspecify.annotations.NullMarked;
