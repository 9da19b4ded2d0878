/** Outgoing HTTP: the only room that opens outgoing sockets. */
@NullMarked
package org.hiphooks.net;

import org.jspecify.annotations.NullMarked;
