/**
 * How real clients differ from the standard: what they send, what they can take, and what an answer
 * to them must therefore look like. One decision, one set of cards, shaped last.
 */
@NullMarked
package org.hiphooks.cdshooks.dialect;

import org.jspecify.annotations.NullMarked;
