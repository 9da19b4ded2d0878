/** A decision becomes cards: texts, suggestions, order and limits. Pure. */
@NullMarked
package org.hiphooks.cards;

import org.jspecify.annotations.NullMarked;
