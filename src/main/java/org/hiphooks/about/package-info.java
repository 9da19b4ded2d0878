/** What a content says of itself, for whoever has to review it: made from the content alone. */
@NullMarked
package org.hiphooks.about;

import org.jspecify.annotations.NullMarked;
