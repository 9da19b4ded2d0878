/**
 * The immutable snapshot of the clinical content: compiled CQL, value sets, labels and card plans.
 */
@NullMarked
package org.hiphooks.knowledge;

import org.jspecify.annotations.NullMarked;
