@NullMarked
package org.hiphooks.ledger;

import org.jspecify.annotations.NullMarked;
