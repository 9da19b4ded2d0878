package org.hiphooks.pages;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.explain.Access;
import org.hiphooks.explain.Explanation;
import org.hiphooks.explain.ExplanationJson;
import org.hiphooks.explain.ExplanationStore;
import org.hiphooks.explain.Phrases;
import org.hiphooks.explain.SearchLimit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Explanations below {@value #PATH}. A card's link holds a secret; it is answered by a cookie and
 * the address of the page, so that the secret stands in no address bar. What may not be seen gets a
 * plain page that says nothing of the patient.
 */
final class ExplainPages extends Handler.Abstract {

  /** Where it is mounted. */
  static final String PATH = "/explain";

  /** Where links of cards lead; their secret follows. */
  static final String LINKS = PATH + "/link";

  private static final Logger LOG = LoggerFactory.getLogger(ExplainPages.class);
  private static final int AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 10;
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int GONE = 410;
  private static final int FAULT = 500;
  private static final int BUSY = 503;

  private final Pages pages;
  private final Phrases phrases;
  private final ExplanationStore store;
  private final SessionCookie cookie;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * The pages.
   *
   * @param pages templates and words
   * @param phrases words of explanations
   * @param store what is kept
   * @param isSecure whether browsers come by https
   */
  ExplainPages(Pages pages, Phrases phrases, ExplanationStore store, boolean isSecure) {
    this.pages = pages;
    this.phrases = phrases;
    this.store = store;
    this.cookie = new SessionCookie("hiphooks-explain", isSecure, false);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    List<String> path =
        Arrays.stream(request.getHttpURI().getCanonicalPath().split("/"))
            .filter(part -> !part.isEmpty())
            .skip(1)
            .toList();
    try {
      if (!"GET".equals(request.getMethod())) {
        response.getHeaders().put("Allow", "GET");
        plain(response, callback, NOT_ALLOWED, "explain.method");
      } else if (path.size() == 2 && "link".equals(path.get(0))) {
        follow(path.get(1), request, response, callback);
      } else if (path.size() == 1) {
        open(path.get(0), false, request, response, callback);
      } else if (path.size() == 2 && "json".equals(path.get(1))) {
        open(path.get(0), true, request, response, callback);
      } else {
        plain(response, callback, NOT_FOUND, "explain.unknown");
      }
    } catch (RuntimeException e) {
      String reference = UUID.randomUUID().toString();
      LOG.error("explanation failed, reference {}: {}", reference, e.getClass().getName());
      plain(response, callback, FAULT, "explain.fault");
    }
    return true;
  }

  private void follow(String token, Request request, Response response, Callback callback) {
    Access access =
        token.matches(SessionCookie.SECRET)
            ? store.follow(token, cookie.read(request))
            : store.follow("", cookie.read(request));
    if (access.state() != Access.State.OPEN) {
      refuse(access, response, callback);
      return;
    }
    PageResponse.seeOther(
        response, PATH + '/' + access.view(), cookie.of(access.session()), callback);
  }

  private void open(
      String view, boolean asJson, Request request, Response response, Callback callback) {
    Access access = store.open(view, cookie.read(request));
    Access.Kept kept = access.kept();
    if (access.state() != Access.State.OPEN || kept == null) {
      refuse(access, response, callback);
      return;
    }
    Explanation explanation = explain(kept);
    if (explanation == null) {
      response.getHeaders().put("Retry-After", "5");
      plain(response, callback, BUSY, "explain.busy");
    } else if (asJson) {
      PageResponse.begin(response, OK, "application/json");
      response.getHeaders().put("Content-Disposition", "attachment; filename=\"explanation.json\"");
      byte[] json = ExplanationJson.of(explanation).getBytes(StandardCharsets.UTF_8);
      response.write(true, ByteBuffer.wrap(json), callback);
    } else {
      Map<String, Object> parameters = parameters();
      parameters.put("explanation", explanation);
      parameters.put("phrases", phrases);
      parameters.put("view", view);
      parameters.put("until", phrases.minute(kept.until()));
      PageResponse.send(response, OK, pages.render("explain/page.jte", parameters), callback);
    }
  }

  /** Few at once, because an explanation evaluates some hundred times; null if all are busy. */
  private @Nullable Explanation explain(Access.Kept kept) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    try {
      return kept.explainer().explain(kept.evaluation(), SearchLimit.PAGE);
    } finally {
      places.release();
    }
  }

  private void refuse(Access access, Response response, Callback callback) {
    if (access.state() == Access.State.GONE) {
      plain(
          response,
          callback,
          GONE,
          "explain.gone",
          access.minutes(),
          String.join(", ", access.rules()));
    } else if (access.state() == Access.State.REFUSED) {
      plain(response, callback, FORBIDDEN, "explain.refused");
    } else {
      plain(response, callback, NOT_FOUND, "explain.unknown");
    }
  }

  private void plain(
      Response response, Callback callback, int status, String key, Object... values) {
    Map<String, Object> parameters = parameters();
    parameters.put("text", pages.words().text(key, values));
    PageResponse.send(response, status, pages.render("explain/plain.jte", parameters), callback);
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("words", pages.words());
    parameters.put("assets", pages.assets());
    return parameters;
  }
}
