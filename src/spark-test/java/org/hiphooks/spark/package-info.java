/** Tests of the cohort job, in one process and on a cluster of two workers. */
@NullMarked
package org.hiphooks.spark;

import org.jspecify.annotations.NullMarked;
