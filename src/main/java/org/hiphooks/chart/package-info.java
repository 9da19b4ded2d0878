/**
 * What is known of one patient: pooled records, what could not be read, and the facts made of them.
 */
@NullMarked
package org.hiphooks.chart;

import org.jspecify.annotations.NullMarked;
