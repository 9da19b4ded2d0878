/** What tests leave behind to be read. */
@NullMarked
package org.hiphooks.reports;

import org.jspecify.annotations.NullMarked;
