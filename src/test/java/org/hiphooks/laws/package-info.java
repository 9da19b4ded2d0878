/** Laws that hold for every patient, over patients that nobody wrote. */
@NullMarked
package org.hiphooks.laws;

import org.jspecify.annotations.NullMarked;
