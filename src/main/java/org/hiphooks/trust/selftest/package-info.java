/** Calls one's own service through its public address as a client would. */
@NullMarked
package org.hiphooks.trust.selftest;

import org.jspecify.annotations.NullMarked;
