/** The checker of content, shown to find what is planted. */
@NullMarked
package org.hiphooks.knowledge.check;

import org.jspecify.annotations.NullMarked;
