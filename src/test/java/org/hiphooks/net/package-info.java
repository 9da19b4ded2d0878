/** Tests. */
@NullMarked
package org.hiphooks.net;

import org.jspecify.annotations.NullMarked;
