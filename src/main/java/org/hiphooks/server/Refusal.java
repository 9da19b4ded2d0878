package org.hiphooks.server;

import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.PreconditionFailed;

/**
 * A request that is not answered with 200. Its words quote nothing of the request.
 *
 * @param status HTTP status
 * @param issues at least one
 * @param headers further headers, such as {@code Allow}
 */
record Refusal(int status, List<Issue> issues, Map<String, String> headers) {

  static final int BAD_REQUEST = 400;
  static final int NO_TOKEN = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int REQUEST_TIMEOUT = 408;
  static final int PRECONDITION_FAILED = 412;
  static final int TOO_LARGE = 413;
  static final int UNSUPPORTED_MEDIA_TYPE = 415;
  static final int TOO_MANY = 429;
  static final int SERVER_ERROR = 500;
  static final int UNAVAILABLE = 503;

  /** A caller who does not show who it is learns no more than that. */
  static final Refusal UNAUTHORIZED =
      new Refusal(
          NO_TOKEN,
          List.of(new Issue("login", "a bearer token that this service accepts is needed", "")),
          Map.of("WWW-Authenticate", "Bearer"));

  /** A client that asks more than its limits allow. */
  static final Refusal TOO_MANY_CALLS =
      new Refusal(
          TOO_MANY,
          List.of(new Issue("throttled", "more calls than this client may make; try later", "")),
          Map.of("Retry-After", "1"));

  /**
   * One thing that is wrong.
   *
   * @param code of the FHIR code system issue-type
   * @param diagnostics in words
   * @param pointer JSON Pointer to the place in the body, empty = the whole or none
   */
  record Issue(String code, String diagnostics, String pointer) {}

  static Refusal of(int status, String diagnostics) {
    return new Refusal(status, List.of(new Issue(issueCode(status), diagnostics, "")), Map.of());
  }

  static Refusal of(MalformedRequest fault) {
    String place = fault.pointer().isEmpty() ? "" : fault.pointer() + ' ';
    Issue issue = new Issue(issueCode(fault.status()), place + fault.getMessage(), fault.pointer());
    return new Refusal(fault.status(), List.of(issue), Map.of());
  }

  static Refusal of(PreconditionFailed fault) {
    List<Issue> issues =
        fault.keys().stream()
            .map(
                key ->
                    new Issue(
                        "processing",
                        "prefetch key '" + key + "' was absent or could not be read",
                        "/prefetch/" + key))
            .toList();
    return issues.isEmpty()
        ? of(PRECONDITION_FAILED, "nothing of the record could be read")
        : new Refusal(PRECONDITION_FAILED, issues, Map.of());
  }

  static Refusal methodNotAllowed(String allow) {
    return new Refusal(
        METHOD_NOT_ALLOWED,
        List.of(new Issue("not-supported", "this address answers " + allow, "")),
        Map.of("Allow", allow));
  }

  static Refusal unavailable(String diagnostics) {
    return new Refusal(
        UNAVAILABLE, List.of(new Issue("transient", diagnostics, "")), Map.of("Retry-After", "1"));
  }

  /** A refusal that the HTTP layer itself decided on. */
  static Refusal ofStatus(int status) {
    String words =
        switch (status) {
          case BAD_REQUEST -> "the request is not valid HTTP";
          case NOT_FOUND -> "there is nothing at this address";
          case REQUEST_TIMEOUT -> "the request did not arrive in time";
          case TOO_LARGE -> "the body is too large";
          case 414, 431 -> "the address or the headers are too long";
          case UNAVAILABLE -> "the server is busy or stopping; try again";
          default ->
              status < SERVER_ERROR
                  ? "the request was refused"
                  : "the request could not be answered";
        };
    return status == UNAVAILABLE ? unavailable(words) : of(status, words);
  }

  /** The code of issue-type that says most about a status. */
  static String issueCode(int status) {
    return switch (status) {
      case NO_TOKEN -> "login";
      case 409 -> "conflict";
      case 410 -> "expired";
      case TOO_MANY -> "throttled";
      case FORBIDDEN -> "forbidden";
      case NOT_FOUND -> "not-found";
      case METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE -> "not-supported";
      case REQUEST_TIMEOUT -> "timeout";
      case PRECONDITION_FAILED -> "processing";
      case TOO_LARGE, 414, 431 -> "too-long";
      case UNAVAILABLE -> "transient";
      default -> status < SERVER_ERROR ? "invalid" : "exception";
    };
  }
}
