/** Tests of the hip form. */
@NullMarked
package org.hiphooks.form;

import org.jspecify.annotations.NullMarked;
