/** Who may see the console and do what: accounts, sessions, roles. */
@NullMarked
package org.hiphooks.admin.access;

import org.jspecify.annotations.NullMarked;
