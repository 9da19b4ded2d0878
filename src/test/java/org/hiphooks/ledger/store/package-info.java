@NullMarked
package org.hiphooks.ledger.store;

import org.jspecify.annotations.NullMarked;
