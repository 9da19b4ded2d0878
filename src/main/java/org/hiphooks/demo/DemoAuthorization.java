package org.hiphooks.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.hiphooks.demo.ehr.DemoAddresses;
import org.hiphooks.pages.FormRefused;
import org.hiphooks.pages.PageResponse;
import org.hiphooks.pages.PostedForm;
import org.jspecify.annotations.Nullable;

/**
 * Plays the authorization server of the demo EHR, and its launch of the hip form: a code for a
 * launch, a token for a code and its proof. It asks nobody for leave: patients are synthetic.
 */
final class DemoAuthorization extends Handler.Abstract {

  /** Where it is mounted. */
  static final String PATH = "/authorization";

  /** Where it says what it can do, on the FHIR server. */
  static final String WELL_KNOWN = "/fhir/.well-known";

  /** Under which it knows the form. */
  static final String CLIENT = "hip-form";

  /** What it gives leave for: all that the form reads, and what it writes. */
  static final String SCOPES =
      "launch openid fhirUser patient/*.rs patient/Observation.crus patient/QuestionnaireResponse.c";

  private static final String USER = "Practitioner/demo-clinician";
  private static final int SECRET_BYTES = 24;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int MOST = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DemoAddresses addresses;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> launches = new ConcurrentHashMap<>();
  private static final int MOST_FIELDS = 20;
  private static final int MOST_BYTES = 20_000;

  private final Map<String, Grant> codes = new ConcurrentHashMap<>();

  DemoAuthorization(DemoAddresses addresses) {
    this.addresses = addresses;
  }

  private record Grant(String patient, String challenge, String redirect, String scope) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getCanonicalPath();
    boolean isGet = "GET".equals(request.getMethod());
    if (isGet && path.equals(WELL_KNOWN + "/smart-configuration")) {
      json(response, callback, OK, configuration());
    } else if (isGet && path.startsWith(PATH + "/launch/")) {
      launch(path.substring((PATH + "/launch/").length()), response, callback);
    } else if (isGet && path.equals(PATH + "/authorize")) {
      authorize(Request.extractQueryParameters(request), response, callback);
    } else if (!isGet && path.equals(PATH + "/token")) {
      token(form(request), response, callback);
    } else {
      Response.writeError(request, response, callback, NOT_FOUND);
    }
    return true;
  }

  private ObjectNode configuration() {
    ObjectNode json = JSON.createObjectNode();
    json.put("issuer", addresses.fhir().toString());
    json.put("authorization_endpoint", addresses.origin() + PATH + "/authorize");
    json.put("token_endpoint", addresses.origin() + PATH + "/token");
    json.putArray("code_challenge_methods_supported").add("S256");
    json.putArray("grant_types_supported").add("authorization_code");
    json.putArray("capabilities").add("launch-ehr").add("client-public").add("permission-v2");
    return json;
  }

  /** The EHR opens the form for the patient of its chart. */
  private void launch(String patient, Response response, Callback callback) {
    if (!patient.matches("[A-Za-z0-9.-]{1,64}")) {
      json(response, callback, BAD_REQUEST, error("invalid_request"));
      return;
    }
    String launch = secret();
    bounded(launches);
    launches.put(launch, patient);
    PageResponse.seeOther(
        response,
        "/form/launch?iss=" + encoded(addresses.fhir().toString()) + "&launch=" + launch,
        callback);
  }

  private void authorize(Fields query, Response response, Callback callback) {
    String patient = launches.remove(value(query, "launch"));
    String redirect = value(query, "redirect_uri");
    boolean isKnown =
        CLIENT.equals(value(query, "client_id"))
            && redirect.equals(addresses.origin() + "/form/callback")
            && "S256".equals(value(query, "code_challenge_method"))
            && addresses.fhir().toString().equals(value(query, "aud"));
    if (patient == null || !isKnown) {
      json(response, callback, BAD_REQUEST, error("invalid_request"));
      return;
    }
    String code = secret();
    bounded(codes);
    codes.put(
        code, new Grant(patient, value(query, "code_challenge"), redirect, value(query, "scope")));
    PageResponse.seeOther(
        response,
        redirect + "?code=" + code + "&state=" + encoded(value(query, "state")),
        callback);
  }

  /** What cannot be read holds no code, and gets no token. */
  private static Fields form(Request request) {
    try {
      return PostedForm.read(request, MOST_FIELDS, MOST_BYTES);
    } catch (FormRefused e) {
      return Fields.EMPTY;
    }
  }

  private void token(Fields form, Response response, Callback callback) {
    Grant grant = codes.remove(value(form, "code"));
    boolean isProven =
        grant != null
            && grant.challenge().equals(challenge(value(form, "code_verifier")))
            && grant.redirect().equals(value(form, "redirect_uri"));
    if (grant == null || !isProven) {
      json(response, callback, BAD_REQUEST, error("invalid_grant"));
      return;
    }
    ObjectNode claims = JSON.createObjectNode();
    claims.put("iss", addresses.fhir().toString()).put("aud", CLIENT);
    claims.put("fhirUser", addresses.fhir() + "/" + USER);
    ObjectNode json = JSON.createObjectNode();
    json.put("access_token", secret()).put("token_type", "Bearer").put("expires_in", 3600);
    json.put("scope", grant.scope()).put("patient", grant.patient());
    json.put("id_token", unsigned(claims));
    json(response, callback, OK, json);
  }

  /** The form gets it from this server itself and looks at its claims alone. */
  private static String unsigned(ObjectNode claims) {
    return base64("{\"alg\":\"none\"}") + '.' + base64(claims.toString()) + '.';
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void bounded(Map<String, ?> map) {
    if (map.size() > MOST) {
      map.clear();
    }
  }

  private static ObjectNode error(String code) {
    return JSON.createObjectNode().put("error", code);
  }

  private static String value(Fields fields, String name) {
    @Nullable String value = fields.getValue(name);
    return value == null ? "" : value;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private static void json(Response response, Callback callback, int status, ObjectNode json) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
