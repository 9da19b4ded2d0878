package org.hiphooks.demo.ehr;

/**
 * Where cards stand, and the call they came from.
 *
 * @param patientId whose chart it is
 * @param visitId the opening of the chart, for the forms
 * @param area place on the chart
 * @param callId the call, for the forms; empty if there was none
 * @param hook the hook; empty if there was no call
 * @param about what the call was about, in words; empty for a chart
 */
public record Place(
    String patientId, String visitId, Area area, String callId, String hook, String about) {

  static Place of(Visit visit, Area area) {
    return new Place(
        visit.patientId(),
        visit.id(),
        area,
        visit.call(area).map(HookCall::id).orElse(""),
        visit.call(area).map(HookCall::hook).orElse(""),
        visit.call(area).map(HookCall::about).orElse(""));
  }

  /** Path of the chart. */
  public String path() {
    return DemoEhr.PATH + "/patients/" + patientId;
  }
}
