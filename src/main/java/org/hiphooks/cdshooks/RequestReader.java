package org.hiphooks.cdshooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call: strict on what the protocol needs, liberal on everything else. Unknown elements and
 * extensions are ignored; resources stay as they were sent.
 */
public final class RequestReader {

  /** Largest request in bytes. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int MAX_DEPTH = 200;
  private static final int MAX_STRING = 8 * 1024 * 1024;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 1024;

  private final ObjectMapper json;

  /** With the limits of this product. */
  public RequestReader() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxDocumentLength(MAX_BYTES)
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(MAX_STRING)
            .maxNumberLength(MAX_NUMBER)
            .maxNameLength(MAX_NAME)
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    this.json =
        JsonMapper.builder(factory)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /**
   * Reads a request body.
   *
   * @throws MalformedRequest if it is no request
   * @throws IOException if the connection fails
   */
  public HookRequest read(InputStream body) throws MalformedRequest, IOException {
    return read(parse(body));
  }

  /** Reads a request that is parsed already. */
  public HookRequest read(ObjectNode root) throws MalformedRequest {
    String hook = text(root, "", "hook");
    String hookInstance = text(root, "", "hookInstance");
    URI fhirServer = fhirServer(root);
    FhirAuthorization authorization = authorization(root);
    if (authorization != null && fhirServer == null) {
      throw new MalformedRequest("/fhirServer", "is missing, but fhirAuthorization is given");
    }
    JsonNode context = root.path("context");
    if (!(context instanceof ObjectNode object)) {
      throw new MalformedRequest("/context", "must be an object");
    }
    return new HookRequest(
        hook,
        hookInstance,
        fhirServer,
        authorization,
        ContextReader.read(hook, object),
        prefetch(root));
  }

  private ObjectNode parse(InputStream body) throws MalformedRequest, IOException {
    try {
      JsonNode root = json.readTree(body);
      if (root instanceof ObjectNode object) {
        return object;
      }
      throw new MalformedRequest("", "the body must be a JSON object");
    } catch (StreamConstraintsException e) {
      boolean tooLong = String.valueOf(e.getOriginalMessage()).contains("Document length");
      throw new MalformedRequest(
          "",
          tooLong
              ? "the body is larger than " + MAX_BYTES + " bytes"
              : "the JSON is nested too deep, or holds a name, number or string that is too long",
          tooLong ? 413 : 400);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new MalformedRequest("", "the body is not JSON" + place);
    }
  }

  static String text(ObjectNode node, String pointer, String name) throws MalformedRequest {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw new MalformedRequest(pointer + '/' + name, "is missing");
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new MalformedRequest(pointer + '/' + name, "must be a string that is not empty");
    }
    return value.textValue();
  }

  private static @Nullable URI fhirServer(ObjectNode root) throws MalformedRequest {
    if (!root.hasNonNull("fhirServer")) {
      return null;
    }
    String text = text(root, "", "fhirServer");
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new MalformedRequest("/fhirServer", "must be an absolute http or https address");
    }
    throw new MalformedRequest("/fhirServer", "must be an absolute http or https address");
  }

  private static @Nullable FhirAuthorization authorization(ObjectNode root)
      throws MalformedRequest {
    JsonNode value = root.path("fhirAuthorization");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!(value instanceof ObjectNode object)) {
      throw new MalformedRequest("/fhirAuthorization", "must be an object");
    }
    String token = text(object, "/fhirAuthorization", "access_token");
    String type = object.path("token_type").asText("Bearer");
    if (!"Bearer".equalsIgnoreCase(type)) {
      throw new MalformedRequest("/fhirAuthorization/token_type", "must be Bearer");
    }
    String patient = object.path("patient").asText("");
    return new FhirAuthorization(
        token, object.path("scope").asText(""), patient.isEmpty() ? null : patient);
  }

  private static Map<String, JsonNode> prefetch(ObjectNode root) throws MalformedRequest {
    JsonNode value = root.path("prefetch");
    Map<String, JsonNode> prefetch = new LinkedHashMap<>();
    if (value.isMissingNode() || value.isNull()) {
      return prefetch;
    }
    if (!value.isObject()) {
      throw new MalformedRequest("/prefetch", "must be an object");
    }
    value.properties().forEach(entry -> prefetch.put(entry.getKey(), entry.getValue()));
    return prefetch;
  }
}
