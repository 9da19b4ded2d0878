/** Units of the chart. */
@NullMarked
package org.hiphooks.chart;

import org.jspecify.annotations.NullMarked;
