package org.hiphooks.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may call (the Fetch standard's CORS protocol). An origin is echoed only if it is
 * listed; never {@code *}, never with credentials.
 */
final class OriginPolicy {

  private static final String METHODS = "GET, POST";
  private static final String HEADERS = "authorization, content-type, x-medplum";
  private static final String EXPOSED = Replies.CORRELATION + ", Server-Timing";
  private static final String ANY_PORT = ":*";
  private static final String NO_ORIGIN = "null";

  private volatile Listed listed;

  /** What {@link ServerSettings#origins()} lists. */
  OriginPolicy(List<String> origins) {
    this.listed = listed(origins);
  }

  private record Listed(Set<String> exact, List<Pattern> anyPort) {}

  /** From now on these are listed. */
  void list(List<String> origins) {
    listed = listed(origins);
  }

  private static Listed listed(List<String> origins) {
    return new Listed(
        origins.stream()
            .filter(origin -> !origin.endsWith(ANY_PORT))
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()),
        origins.stream()
            .filter(origin -> origin.endsWith(ANY_PORT))
            .map(origin -> origin.substring(0, origin.length() - ANY_PORT.length()))
            .map(
                host ->
                    Pattern.compile(Pattern.quote(host.toLowerCase(Locale.ROOT)) + "(:\\d{1,5})?"))
            .toList());
  }

  /**
   * Whether the request comes from no page, from a page of this server, or from a listed origin.
   */
  boolean allows(Request request) {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    return origin == null
        || isListed(origin)
        || isOwn(origin, request)
        || (NO_ORIGIN.equals(origin) && isFromOwnPage(request));
  }

  /**
   * A form of a page that sends no referrer says {@code Origin: null}; the browser knows better.
   */
  private static boolean isFromOwnPage(Request request) {
    return "same-origin".equals(request.getHeaders().get("Sec-Fetch-Site"));
  }

  /** Adds what a browser needs to hand the reply to the page that asked. */
  void apply(Request request, Response response) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.VARY, "Origin");
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (isListed(origin)) {
      headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      headers.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  /** Adds what a browser needs to send the call after its question. */
  void applyPreflight(Request request, Response response) {
    apply(request, response);
    HttpFields.Mutable headers = response.getHeaders();
    if (headers.contains(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN)) {
      headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
      headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
      headers.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, "600");
    }
  }

  private boolean isListed(@Nullable String origin) {
    if (origin == null) {
      return false;
    }
    String lower = origin.toLowerCase(Locale.ROOT);
    Listed now = listed;
    return now.exact().contains(lower)
        || now.anyPort().stream().anyMatch(pattern -> pattern.matcher(lower).matches());
  }

  private static boolean isOwn(String origin, Request request) {
    try {
      URI uri = new URI(origin);
      String host = Request.getServerName(request);
      return host != null
          && host.equalsIgnoreCase(uri.getHost())
          && portOf(uri) == Request.getServerPort(request);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static int portOf(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
