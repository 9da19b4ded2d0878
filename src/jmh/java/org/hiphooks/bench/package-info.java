/** Benchmarks: {@code mvn -Pbench}. They compile with the tests, so they cannot rot unseen. */
@NullMarked
package org.hiphooks.bench;

import org.jspecify.annotations.NullMarked;
