/** The ledger on the command line. */
@NullMarked
package org.hiphooks.ledger.command;

import org.jspecify.annotations.NullMarked;
