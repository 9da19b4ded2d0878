/** Proof that the cases notice a wrong rule: mutants of the compiled CQL, and coverage. */
@NullMarked
package org.hiphooks.mutation;

import org.jspecify.annotations.NullMarked;
