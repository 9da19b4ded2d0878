/** What all pages share: templates, words, styles, icons, headers, card text as HTML. */
@NullMarked
package org.hiphooks.pages;

import org.jspecify.annotations.NullMarked;
