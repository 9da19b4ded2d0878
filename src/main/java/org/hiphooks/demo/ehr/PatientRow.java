package org.hiphooks.demo.ehr;

import org.hiphooks.pages.When;

/**
 * A row of the patient list.
 *
 * @param patient whom it is about
 * @param born date of birth
 * @param age in words
 * @param last what the last visit brought
 */
public record PatientRow(PatientSummary patient, When born, String age, LastAnswer last) {}
