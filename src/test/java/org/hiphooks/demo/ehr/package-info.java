/** Tests. */
@NullMarked
package org.hiphooks.demo.ehr;

import org.jspecify.annotations.NullMarked;
