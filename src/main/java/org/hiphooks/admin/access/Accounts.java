package org.hiphooks.admin.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hiphooks.ledger.Account;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.store.AccountTable;
import org.hiphooks.ledger.store.AuditTable;
import org.hiphooks.ledger.store.Store;

/** Accounts with a password. Whatever happens with them is audited. Thread-safe. */
public final class Accounts {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  private static final int TRIES = 5;

  private final AccountTable table;
  private final AuditTable audit;
  private final Clock clock;
  private final Passwords passwords = new Passwords();
  private final Throttle throttle;
  private final SetupCode setup;

  /** Accounts of a ledger. */
  public Accounts(Store store, Clock clock) {
    this.table = store.accounts();
    this.audit = store.audit();
    this.clock = clock;
    this.throttle = new Throttle(TRIES, clock);
    this.setup = new SetupCode(clock, new SecureRandom());
  }

  /** What came of a sign-in. */
  public enum Outcome {
    /** It is them. */
    GOOD,
    /** Name or password is wrong; which one is not told. */
    WRONG,
    /** Too many tries. */
    THROTTLED
  }

  /** All accounts. */
  public List<Account> all() {
    return table.all();
  }

  /** The account of a name. */
  public Optional<Account> find(String name) {
    return table.find(plain(name));
  }

  /**
   * For whoever starts the service: the code that makes the first account; empty if there is one.
   */
  public Optional<String> setupWords() {
    return table.all().isEmpty()
        ? Optional.of(setup.shown() + ", valid until " + setup.until())
        : Optional.empty();
  }

  /** Whether the first account can be made. */
  public boolean isSetupOpen() {
    return setup.isValid() && table.all().isEmpty();
  }

  /**
   * Checks a password.
   *
   * @param address whence it comes
   */
  public Outcome check(String typed, String password) {
    String name = plain(typed);
    if (!throttle.admits(name)) {
      return Outcome.THROTTLED;
    }
    Account account = password.length() > Passwords.MOST ? null : table.find(name).orElse(null);
    if (account == null) {
      passwords.waste(password.length() > Passwords.MOST ? "" : password);
      return Outcome.WRONG;
    }
    if (!passwords.fits(password, account.password())) {
      return Outcome.WRONG;
    }
    throttle.giveBack(name);
    return Outcome.GOOD;
  }

  /**
   * Makes the first account, with all roles.
   *
   * @throws ChangeRefused in words for whoever types
   */
  public void setUp(String code, String name, String password) throws ChangeRefused {
    requireGood(name, password);
    if (!setup.fits(code)) {
      throw new ChangeRefused(
          "the setup code is wrong or over; the service prints a new one when it starts");
    }
    Account account = new Account(plain(name), passwords.hash(password), Role.codes());
    table.addFirst(
        account, act(account.name(), account.name(), "", roles(account), "first account"));
  }

  /**
   * Makes an account.
   *
   * @throws ChangeRefused in words for whoever types
   */
  public void add(String who, String name, String password, List<String> roles)
      throws ChangeRefused {
    requireGood(name, password);
    Account account = new Account(plain(name), passwords.hash(password), roles);
    table.add(account, act(who, account.name(), "", roles(account), "added"));
  }

  /**
   * Gives an account other roles.
   *
   * @throws ChangeRefused if it is gone, or nobody would be left to manage accounts
   */
  public void grant(String who, String name, List<String> roles) throws ChangeRefused {
    Account before = known(name);
    Account after = new Account(before.name(), before.password(), roles);
    table.change(
        after,
        Role.TRUST.code(),
        act(who, after.name(), roles(before), roles(after), "other roles"));
  }

  /**
   * Gives an account another password.
   *
   * @throws ChangeRefused in words for whoever types
   */
  public void renew(String who, String name, String password) throws ChangeRefused {
    requireGood(name, password);
    Account before = known(name);
    Account after = new Account(before.name(), passwords.hash(password), before.roles());
    table.change(
        after,
        Role.TRUST.code(),
        act(who, after.name(), roles(before), roles(before), "another password"));
  }

  /**
   * Deletes an account.
   *
   * @throws ChangeRefused if nobody would be left to manage accounts
   */
  public void delete(String who, String name) throws ChangeRefused {
    Account account = known(name);
    table.delete(
        account.name(), Role.TRUST.code(), act(who, account.name(), roles(account), "", "deleted"));
  }

  /** Puts into the audit what somebody did who changed nothing. */
  public void audit(String who, String action, String subject, String outcome, String reason) {
    audit.add(new AuditTable.Act(clock.instant(), who, action, subject, "", outcome, reason, null));
  }

  private Account known(String name) throws ChangeRefused {
    return find(name)
        .orElseThrow(() -> new ChangeRefused("there is no account " + plain(name) + " any more"));
  }

  private AuditTable.Act act(
      String who, String subject, String before, String after, String reason) {
    return new AuditTable.Act(
        clock.instant(), who, "account", "account " + subject, before, after, reason, null);
  }

  private static String roles(Account account) {
    return String.join(" ", account.roles());
  }

  private static void requireGood(String name, String password) throws ChangeRefused {
    if (!NAME.matcher(plain(name)).matches()) {
      throw new ChangeRefused("a name has 1 to 64 letters, digits and . _ @ -");
    }
    if (password.length() < Passwords.LEAST || password.length() > Passwords.MOST) {
      throw new ChangeRefused(
          "a password has " + Passwords.LEAST + " to " + Passwords.MOST + " characters");
    }
    if (password.toLowerCase(Locale.ROOT).contains(plain(name))) {
      throw new ChangeRefused("a password must not hold the name");
    }
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
