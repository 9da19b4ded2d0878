/** How cards are worded. */
@NullMarked
package org.hiphooks.cards;

import org.jspecify.annotations.NullMarked;
