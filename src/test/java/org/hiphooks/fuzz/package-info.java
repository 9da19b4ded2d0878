/** Searches for inputs that break what reads them. */
@NullMarked
package org.hiphooks.fuzz;

import org.jspecify.annotations.NullMarked;
