@NullMarked
package org.hiphooks.config;

import org.jspecify.annotations.NullMarked;
