/** The console: what those who run the service see of it, and can change. */
@NullMarked
package org.hiphooks.admin;

import org.jspecify.annotations.NullMarked;
