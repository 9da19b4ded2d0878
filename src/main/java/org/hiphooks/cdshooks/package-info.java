/**
 * The CDS Hooks protocol (2.0.1 and the safe parts of 3.0) as records, with a strict reader, a
 * writer that never sends an empty element, and a linter for answers.
 */
@NullMarked
package org.hiphooks.cdshooks;

import org.jspecify.annotations.NullMarked;
