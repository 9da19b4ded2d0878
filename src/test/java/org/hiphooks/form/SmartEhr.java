package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.hiphooks.config.SmartSettings;
import org.jspecify.annotations.Nullable;

/**
 * An EHR that launches the form before a FHIR server of somebody else: it plays the authorization
 * server, which is strict, lets only its own tokens through, and has troubles on demand.
 */
public final class SmartEhr implements AutoCloseable {

  /** What may be wrong with an EHR. */
  public enum Trouble {
    /** It says nowhere what it can do. */
    NO_DISCOVERY,
    /** It knows the scopes of SMART's first version alone. */
    FIRST_VERSION,
    /** The form is registered with another address to come back to. */
    OTHER_REDIRECT,
    /** It names another issuer when the browser comes back. */
    OTHER_ISSUER,
    /** Its FHIR server takes no Bundle. */
    NO_TRANSACTIONS,
    /** Its FHIR server takes nothing. */
    NO_WRITES,
    /** Its FHIR server gives nothing. */
    NO_READS,
    /** Of what is sent one by one it takes every other. */
    EVERY_OTHER,
    /** It does what it is asked to, and its answer is lost. */
    LOST_ANSWERS,
    /** No token holds any more. */
    EXPIRED
  }

  /** Under which it knows the form. */
  public static final String CLIENT = "hip-form";

  private static final String USER = "Practitioner/p-1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIRST =
      Set.of("patient/Patient.read", "patient/Observation.read", "patient/Observation.write");

  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;
  private final SmartGrants grants = new SmartGrants();
  private final SmartRegistration registration;
  private final List<JsonNode> written = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> registered = new ConcurrentHashMap<>();
  private volatile Set<Trouble> troubles = Set.of();
  private volatile URI behind = URI.create("http://127.0.0.1:1/none");

  /**
   * An EHR.
   *
   * @param token what the FHIR server that it stands before wants to see
   */
  public SmartEhr(String token) {
    this(token, SmartRegistration.open());
  }

  /** The same, which wants the form to prove itself. */
  public SmartEhr(String token, SmartRegistration registration) {
    this.token = token;
    this.registration = registration;
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  /** Base of its FHIR server. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + port() + "/fhir");
  }

  /** Origin of its pages: another site than the form's. */
  public String origin() {
    return "http://localhost:" + port();
  }

  /** How the form is registered, as a public client. */
  public SmartSettings settings(String... scopes) {
    return new SmartSettings(CLIENT, List.of(scopes), List.of());
  }

  /**
   * Lets the form of a service come back.
   *
   * @param fhir the FHIR server that it stands before
   */
  public void opens(String service, URI fhir) {
    behind = fhir;
    registered.put("redirect", service + "/form/callback");
    registered.put("service", service);
  }

  /** From now on it has these troubles and no others; what was written and asked is forgotten. */
  public void troubled(Trouble... now) {
    troubles = now.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(now));
    written.clear();
    asked.clear();
  }

  /** Where the chart of a patient leads to open the form. */
  public String launch(String patient) {
    return launchFrom(base().toString(), patient);
  }

  /** The same as somebody else's. */
  public String launchFrom(String issuer, String patient) {
    return registered.get("service")
        + "/form/launch?iss="
        + encoded(issuer)
        + "&launch="
        + grants.launch(patient);
  }

  /** Its chart, which shows the form in a frame. */
  public String chart(String patient) {
    return origin() + "/chart?patient=" + patient;
  }

  /** Bodies of writes that came. */
  public List<JsonNode> written() {
    return written;
  }

  /** Scopes that were asked for. */
  public List<String> asked() {
    return asked;
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private boolean has(Trouble trouble) {
    return troubles.contains(trouble);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.equals("/chart")) {
        String patient = value(fields(exchange.getRequestURI().getRawQuery()), "patient");
        String frame = "<iframe title=\"Form\" src=\"" + launch(patient).replace("&", "&amp;");
        send(
            exchange,
            200,
            "text/html",
            "<!doctype html><html lang=\"en\"><title>EHR</title>"
                + frame
                + "\" width=\"1000\" height=\"700\"></iframe></html>");
      } else if (path.endsWith("/.well-known/smart-configuration")) {
        discover(exchange);
      } else if (path.equals("/authorize")) {
        authorize(exchange);
      } else if (path.equals("/token")) {
        exchangeCode(exchange);
      } else if (path.startsWith("/fhir")) {
        fhir(exchange);
      } else {
        send(exchange, 404, "text/plain", "");
      }
    }
  }

  private void discover(HttpExchange exchange) throws IOException {
    if (has(Trouble.NO_DISCOVERY)) {
      send(exchange, 404, "text/plain", "");
      return;
    }
    String own = "http://127.0.0.1:" + port();
    ObjectNode json = JSON.createObjectNode().put("issuer", own);
    json.put("authorization_endpoint", own + "/authorize").put("token_endpoint", own + "/token");
    json.putArray("code_challenge_methods_supported").add("S256");
    json.putArray("capabilities")
        .add("launch-ehr")
        .add(has(Trouble.FIRST_VERSION) ? "permission-patient" : "permission-v2");
    send(exchange, 200, "application/json", json.toString());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
    asked.add(value(query, "scope"));
    String redirect = has(Trouble.OTHER_REDIRECT) ? "other" : value(registered, "redirect");
    String patient = grants.opens(value(query, "launch"));
    boolean isKnown =
        CLIENT.equals(value(query, "client_id"))
            && value(query, "redirect_uri").equals(redirect)
            && base().toString().equals(value(query, "aud"))
            && value(query, "state").length() >= 32;
    if (!isKnown || patient == null) {
      send(exchange, 400, "text/plain", "Authorization server: this app is not known so.");
      return;
    }
    String back = redirect + "?state=" + encoded(value(query, "state"));
    boolean isProven =
        "code".equals(value(query, "response_type"))
            && "S256".equals(value(query, "code_challenge_method"))
            && value(query, "code_challenge").matches("[A-Za-z0-9_-]{43}");
    if (!isProven) {
      redirect(exchange, back + "&error=invalid_request");
    } else if (!Arrays.stream(value(query, "scope").split(" ")).allMatch(this::knows)) {
      redirect(exchange, back + "&error=invalid_scope");
    } else {
      String issuer = has(Trouble.OTHER_ISSUER) ? "https://evil.example" : base().resolve("/") + "";
      String code =
          grants.code(patient, value(query, "code_challenge"), redirect, value(query, "scope"));
      redirect(exchange, back + "&code=" + code + "&iss=" + encoded(issuer.replaceFirst("/$", "")));
    }
  }

  private boolean knows(String scope) {
    boolean isPlain = Set.of("launch", "openid", "fhirUser").contains(scope);
    return isPlain
        || (has(Trouble.FIRST_VERSION)
            ? FIRST.contains(scope)
            : scope.matches("patient/(\\*|[A-Z][A-Za-z]+)\\.c?r?u?d?s?"));
  }

  private void exchangeCode(HttpExchange exchange) throws IOException {
    Map<String, String> form = fields(body(exchange));
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    ObjectNode json =
        registration.isMet(form, header, "http://127.0.0.1:" + port() + "/token")
            ? grants.exchange(form)
            : JSON.createObjectNode().put("error", "invalid_client");
    if (json.has("access_token")) {
      ObjectNode claims = JSON.createObjectNode().put("iss", "http://127.0.0.1:" + port());
      claims.put("aud", CLIENT).put("fhirUser", base() + "/" + USER);
      json.put("id_token", SmartGrants.unsigned(claims));
    }
    send(exchange, json.has("access_token") ? 200 : 400, "application/json", json.toString());
  }

  private void fhir(HttpExchange exchange) throws IOException {
    String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    String scope = has(Trouble.EXPIRED) ? null : grants.scope(shown.replaceFirst("Bearer ", ""));
    boolean isWrite = !"GET".equals(exchange.getRequestMethod());
    String text = body(exchange);
    if (scope == null) {
      send(exchange, 401, "application/fhir+json", "{}");
      return;
    }
    JsonNode resource = isWrite ? JSON.readTree(text) : JSON.missingNode();
    boolean isBundle = "Bundle".equals(resource.path("resourceType").asText());
    if (isWrite) {
      written.add(resource);
    }
    if (!isWrite && has(Trouble.NO_READS)) {
      send(exchange, 503, "application/fhir+json", "{}");
      return;
    }
    boolean isRefused = isWrite && (has(Trouble.NO_WRITES) || isTurnedAway());
    if (isRefused || (isBundle && has(Trouble.NO_TRANSACTIONS))) {
      send(exchange, isBundle ? 405 : 422, "application/fhir+json", "{}");
      return;
    }
    String type = exchange.getRequestURI().getPath().replaceFirst("/fhir/?", "").split("/")[0];
    if (!type.isEmpty() && !SmartGrants.allows(scope, type, isWrite)) {
      send(exchange, 403, "application/fhir+json", "{}");
      return;
    }
    HttpResponse<String> answer = pass(exchange, text);
    if (isWrite && has(Trouble.LOST_ANSWERS)) {
      send(exchange, 504, "text/plain", "");
      return;
    }
    answer
        .headers()
        .firstValue("Location")
        .ifPresent(where -> exchange.getResponseHeaders().add("Location", where));
    String own = answer.body().replace(behind.toString(), base().toString());
    send(exchange, answer.statusCode(), "application/fhir+json", own);
  }

  private boolean isTurnedAway() {
    return has(Trouble.EVERY_OTHER) && written.size() % 2 == 0;
  }

  private HttpResponse<String> pass(HttpExchange exchange, String text) throws IOException {
    URI asked = exchange.getRequestURI();
    String rest = asked.getRawPath().replaceFirst("/fhir", "");
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(behind + rest + query))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/fhir+json")
            .header("Content-Type", "application/fhir+json");
    for (String name : List.of("If-None-Exist", "If-Match")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      return http.send(
          request.method(exchange.getRequestMethod(), BodyPublishers.ofString(text)).build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void redirect(HttpExchange exchange, String where) throws IOException {
    exchange.getResponseHeaders().add("Location", where);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type + ";charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(@Nullable String text) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      int middle = pair.indexOf('=');
      String value = URLDecoder.decode(pair.substring(middle + 1), StandardCharsets.UTF_8);
      fields.put(pair.substring(0, Math.max(0, middle)), value);
    }
    return fields;
  }

  private static String value(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
