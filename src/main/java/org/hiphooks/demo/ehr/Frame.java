package org.hiphooks.demo.ehr;

import java.util.List;
import org.hiphooks.pages.Assets;
import org.hiphooks.pages.Dates;
import org.hiphooks.pages.When;
import org.hiphooks.pages.Words;

/**
 * What stands around every page of the demo.
 *
 * @param words words of the pages
 * @param assets styles, icons, scripts
 * @param dates writes dates
 * @param fixedClock the time that is taken for now; empty if the clock runs
 * @param switches what is broken on purpose
 * @param ledger the service's ledger, which can be broken on purpose too
 * @param keys prefetch keys to choose from; empty if the service did not say
 * @param back path of the page, to come back to
 */
public record Frame(
    Words words,
    Assets assets,
    Dates dates,
    When fixedClock,
    Switches switches,
    LedgerSwitch ledger,
    List<String> keys,
    String back) {

  /** Defensive copy. */
  public Frame {
    keys = List.copyOf(keys);
  }

  /** Whether anything is broken on purpose. */
  public boolean isBroken() {
    return switches.any() || ledger.isDown();
  }

  /** What is broken, in words; empty if nothing is. */
  public List<String> faults() {
    java.util.ArrayList<String> faults = new java.util.ArrayList<>();
    if (switches.changesPrefetch()) {
      faults.add(words.text("fault.prefetch." + switches.prefetch().code(), switches.key()));
    }
    if (switches.changesFhir()) {
      faults.add(words.text("fault.fhir." + switches.fhir().code()));
    }
    if (ledger.isDown()) {
      faults.add(words.text("fault.ledger.down"));
    }
    return faults;
  }
}
