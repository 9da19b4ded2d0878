/**
 * The demo EHR: patient list, chart, decision support, inspector. A real client of the service and
 * of the FHIR server: it knows both by their addresses alone and asks them over HTTP.
 */
@NullMarked
package org.hiphooks.demo.ehr;

import org.jspecify.annotations.NullMarked;
