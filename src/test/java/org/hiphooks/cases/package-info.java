/** Tests of the cases and of how they are written. */
@NullMarked
package org.hiphooks.cases;

import org.jspecify.annotations.NullMarked;
