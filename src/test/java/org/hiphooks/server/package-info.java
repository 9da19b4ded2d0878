@NullMarked
package org.hiphooks.server;

import org.jspecify.annotations.NullMarked;
