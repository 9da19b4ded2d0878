/** What the staff of a client type in to register the service: one sheet per client. */
@NullMarked
package org.hiphooks.kit;

import org.jspecify.annotations.NullMarked;
