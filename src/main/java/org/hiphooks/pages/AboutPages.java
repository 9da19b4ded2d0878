package org.hiphooks.pages;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.about.Capability;
import org.hiphooks.about.Chapter;
import org.hiphooks.cdshooks.ServiceDescription;

/**
 * What this service is for and how it decides, below {@value #PATH}: public, because nothing in it
 * is about a patient. A page is made once.
 */
final class AboutPages extends Handler.Abstract {

  /** Where it is mounted. */
  static final String PATH = "/about";

  /** The chapter about changes of the product, which the content does not know. */
  static final String CHANGES = "changes";

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;

  private final Pages pages;
  private final Capability capability;
  private final List<ServiceDescription> services;
  private final Markdown markdown = new Markdown();
  private final Map<String, byte[]> made = new ConcurrentHashMap<>();

  AboutPages(Pages pages, Capability capability, List<ServiceDescription> services) {
    this.pages = pages;
    this.capability = capability;
    this.services = List.copyOf(services);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    List<String> path =
        Arrays.stream(request.getHttpURI().getCanonicalPath().split("/"))
            .filter(part -> !part.isEmpty())
            .skip(1)
            .toList();
    if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
      response.getHeaders().put("Allow", "GET, HEAD");
      PageResponse.send(response, NOT_ALLOWED, plain("about.method"), callback);
    } else if (path.isEmpty()) {
      PageResponse.send(response, OK, made.computeIfAbsent("", id -> overview()), callback);
    } else if (path.size() == 1 && knows(path.get(0))) {
      byte[] page = made.computeIfAbsent(path.get(0), this::chapter);
      PageResponse.send(response, OK, page, callback);
    } else {
      PageResponse.send(response, NOT_FOUND, plain("about.unknown"), callback);
    }
    return true;
  }

  private boolean knows(String chapter) {
    return CHANGES.equals(chapter) || capability.chapter(chapter).isPresent();
  }

  private byte[] overview() {
    Map<String, Object> parameters = parameters();
    parameters.put("capability", capability);
    parameters.put("services", services);
    parameters.put("markdown", markdown);
    return pages.render("about/page.jte", parameters);
  }

  private byte[] chapter(String id) {
    Chapter chapter =
        capability
            .chapter(id)
            .orElseGet(
                () -> new Chapter(CHANGES, pages.words().lookup("about.changes"), Changes.text()));
    Map<String, Object> parameters = parameters();
    parameters.put("capability", capability);
    parameters.put("chapter", chapter);
    parameters.put("markdown", markdown);
    return pages.render("about/chapter.jte", parameters);
  }

  private byte[] plain(String key) {
    Map<String, Object> parameters = parameters();
    parameters.put("text", pages.words().lookup(key));
    return pages.render("about/plain.jte", parameters);
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("words", pages.words());
    parameters.put("assets", pages.assets());
    return parameters;
  }
}
