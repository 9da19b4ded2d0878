package org.hiphooks.demo.ehr;

/**
 * The forms that order and add.
 *
 * @param menu what can be chosen
 * @param visitId the opening of the chart
 * @param entry what is chosen for the order in work; empty if nothing is
 * @param side the side chosen for it; empty if nothing is
 */
public record OrderForm(OrderMenu menu, String visitId, String entry, String side) {

  static OrderForm of(OrderMenu menu, Visit visit) {
    return new OrderForm(
        menu,
        visit.id(),
        visit.inWork().map(Visit.InWork::entry).orElse(""),
        visit.inWork().map(Visit.InWork::side).orElse(""));
  }
}
