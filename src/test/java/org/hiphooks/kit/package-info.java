@NullMarked
package org.hiphooks.kit;

import org.jspecify.annotations.NullMarked;
