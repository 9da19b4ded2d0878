/** Tests. */
@NullMarked
package org.hiphooks.pages;

import org.jspecify.annotations.NullMarked;
