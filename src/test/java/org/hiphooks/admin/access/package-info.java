@NullMarked
package org.hiphooks.admin.access;

import org.jspecify.annotations.NullMarked;
