/** Tests of the files that content authors write. */
@NullMarked
package org.hiphooks.content;

import org.jspecify.annotations.NullMarked;
