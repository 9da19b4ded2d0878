/** The hip form: asks for what is missing, shows what the answers change, writes them if it may. */
@NullMarked
package org.hiphooks.form;

import org.jspecify.annotations.NullMarked;
