package org.hiphooks.admin;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, follows nothing. */
final class ConsoleFixture {

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();
  private final String origin;

  ConsoleFixture(String origin) {
    this.origin = origin;
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(origin + path)));
  }

  /** Posts fields: names and values in turn. */
  HttpResponse<String> post(String path, String... fields) {
    return postFrom("same-origin", path, fields);
  }

  HttpResponse<String> postFrom(String site, String path, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(body.length() == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** Signs in; gives what forms must hold. */
  String signIn(String name, String password) {
    HttpResponse<String> answer =
        post("/admin/sign-in", "name", name, "password", password, "to", "");
    if (answer.statusCode() != 303) {
      throw new IllegalStateException("not signed in: " + answer.statusCode());
    }
    return csrf();
  }

  String csrf() {
    Matcher matcher =
        Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(get("/admin").body());
    if (!matcher.find()) {
      throw new IllegalStateException("no form");
    }
    return matcher.group(1);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
