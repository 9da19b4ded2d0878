/**
 * Why this card, why no card: an evaluation that was kept becomes an explanation, and the single
 * changes that would change it are found by the same evaluator. Terminal and page share both.
 */
@NullMarked
package org.hiphooks.explain;

import org.jspecify.annotations.NullMarked;
