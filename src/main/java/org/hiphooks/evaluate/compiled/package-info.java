/** CQL compiled once into closures, as an engine behind the evaluator port. */
@NullMarked
package org.hiphooks.evaluate.compiled;

import org.jspecify.annotations.NullMarked;
