/**
 * The demo's FHIR R4 server: in memory, on the same port, and it really searches. Synthetic data
 * only; it asks nobody who they are, so it answers on loopback alone.
 */
@NullMarked
package org.hiphooks.demo.fhir;

import org.jspecify.annotations.NullMarked;
