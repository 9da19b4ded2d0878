@NullMarked
package org.hiphooks.admin;

import org.jspecify.annotations.NullMarked;
