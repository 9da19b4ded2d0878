package org.hiphooks.server;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;
import org.hiphooks.cdshooks.MalformedRequest;
import org.jspecify.annotations.Nullable;

/** What a body may be: JSON in UTF-8, not compressed. */
final class MediaTypes {

  private static final Set<String> JSON = Set.of("application/json", "application/fhir+json");
  private static final Set<String> UTF8 = Set.of("utf-8", "utf8", "us-ascii");

  private MediaTypes() {}

  /**
   * Checks the headers that say what the body is.
   *
   * @throws MalformedRequest with status 415 if it is anything else
   */
  static void check(Request request) throws MalformedRequest {
    HttpFields headers = request.getHeaders();
    String type = headers.get(HttpHeader.CONTENT_TYPE);
    if (type == null || !JSON.contains(base(type))) {
      throw unsupported("Content-Type must be application/json or application/fhir+json");
    }
    String charset = MimeTypes.getCharsetFromContentType(type);
    if (charset != null && !UTF8.contains(charset.toLowerCase(Locale.ROOT))) {
      throw unsupported("the charset must be UTF-8");
    }
    if (isEncoded(headers.get(HttpHeader.CONTENT_ENCODING))) {
      throw unsupported("the body must not be compressed");
    }
  }

  private static String base(String type) {
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
  }

  private static boolean isEncoded(@Nullable String encoding) {
    return encoding != null && !"identity".equalsIgnoreCase(encoding.trim());
  }

  private static MalformedRequest unsupported(String reason) {
    return new MalformedRequest("", reason, Refusal.UNSUPPORTED_MEDIA_TYPE);
  }
}
