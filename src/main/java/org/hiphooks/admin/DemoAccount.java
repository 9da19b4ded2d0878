package org.hiphooks.admin;

import org.hiphooks.admin.access.Accounts;
import org.hiphooks.admin.access.Role;
import org.hiphooks.ledger.ChangeRefused;

/** The account of a demo, which everybody on this machine may know. */
public final class DemoAccount {

  /** Its name. */
  public static final String NAME = "demo";

  /** Its password. */
  public static final String PASSWORD = "try the console";

  private DemoAccount() {}

  static void make(Accounts accounts) {
    try {
      accounts.add("demo command", NAME, PASSWORD, Role.codes());
    } catch (ChangeRefused e) {
      throw new IllegalStateException(e);
    }
  }
}
