/** Tests of explanations. */
@NullMarked
package org.hiphooks.explain;

import org.jspecify.annotations.NullMarked;
