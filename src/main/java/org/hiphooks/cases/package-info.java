/**
 * Clinical vignettes and how they look as a patient's record: case files, demo patients, and a
 * renderer that writes a case as FHIR R4 resources and as the request an EHR would send.
 */
@NullMarked
package org.hiphooks.cases;

import org.jspecify.annotations.NullMarked;
