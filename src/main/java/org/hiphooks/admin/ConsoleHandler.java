package org.hiphooks.admin;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.admin.access.Session;
import org.hiphooks.admin.access.SessionCookie;
import org.hiphooks.admin.access.Sessions;
import org.hiphooks.admin.access.Throttle;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.LedgerUnavailable;
import org.hiphooks.pages.FormRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads a request to its page: whoever has not signed in to the sign-in, whoever posts from
 * elsewhere nowhere.
 */
final class ConsoleHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleHandler.class);
  private static final int FORBIDDEN = 403;
  private static final int NOT_ALLOWED = 405;
  private static final int CONFLICT = 409;
  private static final int FAULT = 500;
  private static final int AWAY = 503;
  private static final int AUDITED_REFUSALS = 60;

  private final ConsoleParts parts;
  private final Sessions sessions = new Sessions(Clock.systemUTC());
  private final SessionCookie cookie;
  private final SignIn signIn;
  private final Throttle refusals = new Throttle(AUDITED_REFUSALS, Clock.systemUTC());
  private final Map<String, ConsolePage> pages = new HashMap<>();

  ConsoleHandler(ConsoleParts parts) {
    this.parts = parts;
    this.cookie = new SessionCookie("https".equals(parts.address().getScheme()));
    this.signIn = new SignIn(parts, sessions, cookie);
    List.of(
            new OverviewPage(parts),
            new ModesPage(parts),
            new StopPage(parts),
            new FeedbackPage(parts),
            new AuditPage(parts),
            new ServicesPage(parts),
            new ClientsPage(parts),
            new ContentPage(parts),
            new MappingPage(parts),
            new ExplanationsPage(parts),
            new AccountsPage(parts, sessions))
        .forEach(page -> pages.put(page.id(), page));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    ConsoleRequest asked = new ConsoleRequest(request, response, callback);
    boolean isByItself = asked.isGet() && "auto".equals(asked.query("refresh"));
    Session session =
        cookie.read(request).flatMap(isByItself ? sessions::look : sessions::find).orElse(null);
    try {
      route(asked, session);
    } catch (Refused e) {
      problem(asked, session, e.status(), text(e.key(), e.values()));
    } catch (ChangeRefused e) {
      problem(asked, session, CONFLICT, String.valueOf(e.getMessage()));
    } catch (FormRefused e) {
      LOG.info("a posted form is refused with {}", e.status());
      String key = e.isTooLarge() ? "console.problem.large" : "console.problem.malformed";
      problem(asked, session, e.status(), text(key, e.mostKilobytes(), e.mostFields()));
    } catch (LedgerUnavailable e) {
      problem(asked, session, AWAY, text("console.problem.away"));
    } catch (RuntimeException e) {
      failed(asked, session, e);
    }
    return true;
  }

  private void route(ConsoleRequest asked, @Nullable Session session) throws ChangeRefused {
    if (!asked.isGet() && !asked.isPost()) {
      asked.response().getHeaders().put("Allow", "GET, POST");
      throw new Refused(NOT_ALLOWED, "console.problem.method");
    }
    if (asked.isPost() && !asked.isFromHere()) {
      refuse(asked, session, "cross-site");
    }
    if (signIn.isFor(asked)) {
      signIn.answer(asked);
      return;
    }
    if (session == null && "auto".equals(asked.query("refresh"))) {
      asked.response().getHeaders().put("HX-Redirect", Console.PATH + "/sign-in");
      asked.send(new byte[0]);
      return;
    }
    if (session == null) {
      asked.seeOther(SignIn.path(asked));
      return;
    }
    if (asked.isPost() && !asked.field("csrf").equals(session.csrf())) {
      refuse(asked, session, "no token of the session");
    }
    if (asked.isPost() && "sign-out".equals(asked.part(0))) {
      sessions.end(session);
      asked.seeOther(Console.PATH + "/sign-in", cookie.none());
      return;
    }
    String id = asked.path().isEmpty() ? "overview" : asked.part(0);
    Optional.ofNullable(pages.get(id)).orElseThrow(Refused::notFound).answer(asked, session);
  }

  /** Audited, up to a number, so that a flood does not fill the ledger. */
  private void refuse(ConsoleRequest asked, @Nullable Session session, String reason) {
    if (refusals.admits("all")) {
      String who = session == null ? "nobody" : session.who();
      String page = pages.containsKey(asked.part(0)) ? asked.part(0) : "console";
      parts.accounts().audit(who, "refused", page, "403", reason);
    }
    throw new Refused(FORBIDDEN, "console.problem.otherSite");
  }

  private void failed(ConsoleRequest asked, @Nullable Session session, RuntimeException fault) {
    if (asked.response().isCommitted()) {
      asked.callback().failed(fault);
    } else if (!parts.service().ledger().store().isThere()) {
      problem(asked, session, AWAY, text("console.problem.away"));
    } else {
      String reference = UUID.randomUUID().toString();
      LOG.error("console failed, reference {}: {}", reference, fault.getClass().getName());
      String words = parts.pages().words().text("console.problem.fault", reference);
      problem(asked, session, FAULT, words);
    }
  }

  private void problem(ConsoleRequest asked, @Nullable Session session, int status, String words) {
    ConsolePage page = pages.get(asked.part(0));
    String id = page == null ? "overview" : page.id();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("frame", Frames.of(parts, id, session));
    parameters.put("words", words);
    asked.send(status, parts.pages().render("admin/problem.jte", parameters));
  }

  private String text(String key, Object... values) {
    return parts.pages().words().text(key, values);
  }
}
