/** Tests of the demo: over HTTP, and in a browser. */
@NullMarked
package org.hiphooks.demo;

import org.jspecify.annotations.NullMarked;
