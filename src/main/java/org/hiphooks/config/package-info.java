/**
 * The configuration as one tree of records, read from YAML and the environment. Nothing else reads
 * either.
 */
@NullMarked
package org.hiphooks.config;

import org.jspecify.annotations.NullMarked;
