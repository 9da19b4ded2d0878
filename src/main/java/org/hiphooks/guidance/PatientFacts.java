package org.hiphooks.guidance;

import java.util.Map;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.KeptRecords;
import org.hiphooks.chart.KeyState;

/**
 * What is known of the patient of a call, and from what.
 *
 * @param facts what the rules ask about
 * @param keys how each prefetch key was answered
 * @param read number of the patient's records by FHIR type
 * @param usable how many of them the content can use
 * @param kept the records themselves
 */
record PatientFacts(
    Facts facts,
    Map<String, KeyState> keys,
    Map<String, Integer> read,
    Map<String, Integer> usable,
    KeptRecords kept) {

  /** Of a chart that nobody had to look at. */
  static final PatientFacts NOTHING =
      new PatientFacts(Facts.given(Map.of()), Map.of(), Map.of(), Map.of(), KeptRecords.NONE);
}
