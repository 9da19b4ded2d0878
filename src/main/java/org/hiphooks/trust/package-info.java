/** Who calls: tokens of clients, their keys, and tokens seen before. */
@NullMarked
package org.hiphooks.trust;

import org.jspecify.annotations.NullMarked;
