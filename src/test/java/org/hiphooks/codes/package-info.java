@NullMarked
package org.hiphooks.codes;

import org.jspecify.annotations.NullMarked;
