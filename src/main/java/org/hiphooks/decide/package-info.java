/**
 * The heart: facts become a decision. Pure: no network, no clock, no log; same content, facts,
 * settings and now, same decision.
 */
@NullMarked
package org.hiphooks.decide;

import org.jspecify.annotations.NullMarked;
