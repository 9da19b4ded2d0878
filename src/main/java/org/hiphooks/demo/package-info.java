/** The demo: service, FHIR server, synthetic patients and demo EHR on one loopback port. */
@NullMarked
package org.hiphooks.demo;

import org.jspecify.annotations.NullMarked;
