package org.hiphooks.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.pages.FormRefused;
import org.hiphooks.pages.PageResponse;
import org.hiphooks.pages.ServiceSite;
import org.hiphooks.pages.SessionCookie;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The form below {@value #PATH}. A card's link holds a secret; it is answered by a cookie and the
 * address of the page, so that the secret stands in no address bar. A page posts to one address and
 * is known by a handle in its body, so that it works without cookies.
 */
final class FormPages extends Handler.Abstract {

  /** Where it is mounted. */
  static final String PATH = "/form";

  /** Where links of cards lead; their secret follows. */
  static final String LINKS = ServiceSite.FORMS;

  /** Where pages post. */
  static final String ANSWERS = PATH + "/answers";

  /** What the names of fields of answers begin with. */
  static final String FIELD = "a.";

  private static final Logger LOG = LoggerFactory.getLogger(FormPages.class);
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int FAULT = 500;

  private final FormStore store;
  private final FormRooms rooms;
  private final FormPosts posts;
  private final SmartPages smart;
  private final SessionCookie cookie;

  FormPages(FormStore store, FormRooms rooms, SessionCookie cookie, SmartPages smart) {
    this.smart = smart;
    this.store = store;
    this.rooms = rooms;
    this.posts = new FormPosts(store, rooms);
    this.cookie = cookie;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    List<String> path =
        Arrays.stream(request.getHttpURI().getCanonicalPath().split("/"))
            .filter(part -> !part.isEmpty())
            .skip(1)
            .toList();
    FormReply reply = new FormReply(rooms, rooms.language(request), response, callback);
    try {
      if ("POST".equals(request.getMethod()) && path.equals(List.of("answers"))) {
        posts.answer(request, reply);
      } else if (!"GET".equals(request.getMethod())) {
        response.getHeaders().put("Allow", "GET");
        reply.plain(NOT_ALLOWED, "page.method");
      } else if (path.size() == 2 && "link".equals(path.get(0))) {
        follow(path.get(1), request, reply);
      } else if (path.equals(List.of("launch"))) {
        smart.launch(request, reply);
      } else if (path.equals(List.of("callback"))) {
        smart.callback(request, reply);
      } else if (path.size() == 1) {
        open(path.get(0), request, reply);
      } else {
        reply.plain(NOT_FOUND, "page.unknown");
      }
    } catch (FormRefused e) {
      LOG.info("a posted form is refused with {}", e.status());
      String key = e.isTooLarge() ? "page.large" : "page.malformed";
      reply.plain(e.status(), key, e.mostKilobytes(), e.mostFields());
    } catch (RuntimeException e) {
      String reference = UUID.randomUUID().toString();
      LOG.error("the form failed, reference {}: {}", reference, e.getClass().getName());
      reply.plain(FAULT, "page.fault");
    }
    return true;
  }

  private void follow(String token, Request request, FormReply reply) {
    FormStore.Arrival arrival =
        token.matches(SessionCookie.SECRET) ? store.follow(token, cookie.read(request)) : null;
    if (arrival == null) {
      reply.plain(FORBIDDEN, "page.refused");
      return;
    }
    PageResponse.seeOther(
        reply.response(),
        PATH + '/' + arrival.view(),
        cookie.of(arrival.session()),
        reply.callback());
  }

  private void open(String view, Request request, FormReply reply) {
    FormStore.Opened opened = store.open(view, cookie.read(request));
    if (opened == null) {
      reply.plain(FORBIDDEN, "page.refused");
      return;
    }
    Locale language = rooms.language(request);
    FormDesk desk = rooms.desk(opened.form().guidance(), language);
    if (rooms.isOff(opened.form().guidance())) {
      reply.off(desk, opened, opened.form().answers());
    } else {
      reply.form(opened, desk, posts.current(opened, desk));
    }
  }
}
