/** Answers whole populations on a cluster, with the same evaluation as {@code replay}. */
@NullMarked
package org.hiphooks.spark;

import org.jspecify.annotations.NullMarked;
