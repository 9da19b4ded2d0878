package org.hiphooks.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hiphooks.admin.access.Accounts;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.SessionCookie;
import org.hiphooks.admin.access.Sessions;
import org.hiphooks.admin.access.SignOn;
import org.hiphooks.admin.access.Throttle;
import org.hiphooks.config.AdminSection;
import org.hiphooks.config.SignOnSection;
import org.hiphooks.ledger.Account;
import org.hiphooks.ledger.ChangeRefused;
import org.jspecify.annotations.Nullable;

/** The pages for whoever has not signed in: with a password, or to make the first account. */
final class SignIn {

  private static final String SIGN_IN = "sign-in";
  private static final String SETUP = "setup";
  private static final Pattern PLACE = Pattern.compile("/admin(/[A-Za-z0-9?=&%*+._-]*)*");
  private static final int OK = 200;
  private static final int REFUSED = 403;
  private static final int TOO_MANY = 429;
  private static final int TRIES_OF_ADDRESS = 30;

  private final ConsoleParts parts;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final @Nullable SignOnPages signOn;
  private final Throttle addresses = new Throttle(TRIES_OF_ADDRESS, Clock.systemUTC());

  SignIn(ConsoleParts parts, Sessions sessions, SessionCookie cookie) {
    this.parts = parts;
    this.sessions = sessions;
    this.cookie = cookie;
    AdminSection where = parts.service().settings().get().admin();
    SignOnSection oidc = where == null ? null : where.oidc();
    String back = parts.address() + Console.PATH + '/' + SignOnPages.BACK;
    this.signOn =
        oidc == null
            ? null
            : new SignOnPages(parts, sessions, cookie, new SignOn(oidc, back, Clock.systemUTC()));
  }

  /** Where to sign in before one gets what was asked for. */
  static String path(ConsoleRequest asked) {
    String wanted = asked.request().getHttpURI().getPathQuery();
    boolean isPlace = asked.isGet() && wanted != null && PLACE.matcher(wanted).matches();
    return Console.PATH
        + '/'
        + SIGN_IN
        + (isPlace && !Console.PATH.equals(wanted)
            ? "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
            : "");
  }

  boolean isFor(ConsoleRequest asked) {
    return SignOnPages.PATH.equals(asked.part(0))
        || (asked.path().size() == 1 && Set.of(SIGN_IN, SETUP).contains(asked.part(0)));
  }

  void answer(ConsoleRequest asked) {
    if (SignOnPages.PATH.equals(asked.part(0))) {
      SignOnPages pages = signOn;
      if (pages == null) {
        throw Refused.notFound();
      }
      pages.answer(asked);
    } else if (SETUP.equals(asked.part(0))) {
      setUp(asked);
    } else if (asked.isPost()) {
      check(asked);
    } else if (signOn == null && parts.accounts().isSetupOpen()) {
      asked.seeOther(Console.PATH + '/' + SETUP);
    } else {
      form(asked, OK, "", asked.query("to"), "");
    }
  }

  private void check(ConsoleRequest asked) {
    String name = asked.field("name");
    String to = asked.field("to");
    Accounts.Outcome outcome =
        addresses.admits(asked.address())
            ? parts.accounts().check(name, asked.whole("password"))
            : Accounts.Outcome.THROTTLED;
    Account account = parts.accounts().find(name).orElse(null);
    if (outcome != Accounts.Outcome.GOOD || account == null) {
      boolean isThrottled = outcome == Accounts.Outcome.THROTTLED;
      if (!isThrottled) {
        audit(account == null ? "unknown" : account.name(), "refused");
      }
      String key = isThrottled ? "console.signIn.throttled" : "console.signIn.wrong";
      form(asked, isThrottled ? TOO_MANY : REFUSED, key, to, name);
      return;
    }
    addresses.giveBack(asked.address());
    audit(account.name(), "signed in");
    String secret = sessions.begin(account.name(), Role.of(account.roles()), true);
    asked.seeOther(place(to), cookie.of(secret));
  }

  private void audit(String who, String outcome) {
    parts.accounts().audit(who, "sign-in", "console", outcome, "");
  }

  private static String place(String to) {
    return PLACE.matcher(to).matches() ? to : Console.PATH;
  }

  private void form(ConsoleRequest asked, int status, String error, String to, String name) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("error", error);
    parameters.put("provider", provider());
    parameters.put("to", PLACE.matcher(to).matches() ? to : "");
    parameters.put("name", name);
    send(asked, status, "admin/sign-in.jte", parameters);
  }

  /** Host of the provider; empty if there is none. */
  private String provider() {
    AdminSection where = parts.service().settings().get().admin();
    SignOnSection oidc = where == null ? null : where.oidc();
    return oidc == null || signOn == null ? "" : String.valueOf(oidc.issuer().getHost());
  }

  private void setUp(ConsoleRequest asked) {
    if (!parts.accounts().isSetupOpen()) {
      boolean hasAccounts = !parts.accounts().all().isEmpty();
      if (hasAccounts) {
        asked.seeOther(Console.PATH + '/' + SIGN_IN);
      } else {
        send(asked, REFUSED, "admin/setup.jte", setup(false, "", ""));
      }
    } else if (!asked.isPost()) {
      send(asked, OK, "admin/setup.jte", setup(true, "", ""));
    } else {
      try {
        parts.accounts().setUp(asked.field("code"), asked.field("name"), asked.whole("password"));
        asked.seeOther(Console.PATH + '/' + SIGN_IN);
      } catch (ChangeRefused e) {
        Map<String, Object> again =
            setup(true, String.valueOf(e.getMessage()), asked.field("name"));
        send(asked, REFUSED, "admin/setup.jte", again);
      }
    }
  }

  private static Map<String, Object> setup(boolean isOpen, String error, String name) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("isOpen", isOpen);
    parameters.put("error", error);
    parameters.put("name", name);
    return parameters;
  }

  private void send(
      ConsoleRequest asked, int status, String template, Map<String, Object> parameters) {
    parameters.put("frame", Frames.of(parts, SIGN_IN, null));
    asked.send(status, parts.pages().render(template, parameters));
  }
}
