@NullMarked
package org.hiphooks.cdshooks;

import org.jspecify.annotations.NullMarked;
