/** HipHooks: a CDS Hooks service for hip pain. {@link org.hiphooks.Main} is the command line. */
@NullMarked
package org.hiphooks;

import org.jspecify.annotations.NullMarked;
