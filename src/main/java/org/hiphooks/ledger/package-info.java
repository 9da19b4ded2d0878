/** What was shown, what was said of it, what is switched off, and who changed it. */
@NullMarked
package org.hiphooks.ledger;

import org.jspecify.annotations.NullMarked;
