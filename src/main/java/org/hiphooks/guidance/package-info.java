/**
 * The one way through, shared by server, replay and explanation: gather the chart, read the facts,
 * decide, build the cards.
 */
@NullMarked
package org.hiphooks.guidance;

import org.jspecify.annotations.NullMarked;
