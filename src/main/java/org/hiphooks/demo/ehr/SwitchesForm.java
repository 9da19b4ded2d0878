package org.hiphooks.demo.ehr;

import java.util.Arrays;
import org.eclipse.jetty.util.Fields;

/** Takes the form with the switches. What it does not know counts as not broken. */
final class SwitchesForm {

  private final Sessions sessions;
  private final LedgerSwitch ledger;

  SwitchesForm(Sessions sessions, LedgerSwitch ledger) {
    this.sessions = sessions;
    this.ledger = ledger;
  }

  boolean handle(PageRequest page) {
    if (!page.isPost() || page.path().size() != 1) {
      return false;
    }
    Fields form = page.form();
    boolean isReset = !page.field(form, "reset").isEmpty();
    ledger.setDown(!isReset && "down".equals(page.field(form, "ledger")));
    sessions.set(page.response(), isReset ? Switches.NONE : read(page, form));
    String back = page.field(form, "back");
    page.seeOther(back.matches("/demo(/[A-Za-z0-9./-]*)?") ? back : DemoEhr.PATH);
    return true;
  }

  private static Switches read(PageRequest page, Fields form) {
    String prefetch = page.field(form, "prefetch");
    String fhir = page.field(form, "fhir");
    return new Switches(
        Arrays.stream(PrefetchMode.values())
            .filter(mode -> mode.code().equals(prefetch))
            .findFirst()
            .orElse(PrefetchMode.ALL),
        page.field(form, "key"),
        Arrays.stream(FhirFault.values())
            .filter(fault -> fault.code().equals(fhir))
            .findFirst()
            .orElse(FhirFault.UP));
  }
}
