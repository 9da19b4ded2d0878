/** The evaluator port and its engines: charts become facts, facts become values of defines. */
@NullMarked
package org.hiphooks.evaluate;

import org.jspecify.annotations.NullMarked;
