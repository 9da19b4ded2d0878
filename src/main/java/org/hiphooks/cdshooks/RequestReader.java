package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call: strict on what the protocol needs, liberal on everything else. Unknown elements and
 * extensions are ignored; resources stay as they were sent.
 */
public final class RequestReader {

  /** Largest request in bytes. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int SMALL = 1024 * 1024;

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  private final BodyParser parser;
  private final int maxBytes;
  private final NameCache names = new NameCache();

  /** With the limits of this product. */
  public RequestReader() {
    this(MAX_BYTES);
  }

  /** With another limit of bytes. */
  public RequestReader(long maxBytes) {
    this.parser = new BodyParser(maxBytes);
    this.maxBytes = (int) Math.min(maxBytes, Integer.MAX_VALUE - 8);
  }

  /**
   * Reads a request body.
   *
   * @throws MalformedRequest if it is no request
   * @throws IOException if the connection fails
   */
  public HookRequest read(InputStream body) throws MalformedRequest, IOException {
    return read(parser.parse(body));
  }

  /**
   * The same without what nobody looks at, of a body of unknown length.
   *
   * @throws MalformedRequest if it is no request
   * @throws IOException if the connection fails
   */
  public HookRequest read(InputStream body, Sieve sieve) throws MalformedRequest, IOException {
    return read(body, -1, sieve);
  }

  /**
   * The same without what nobody looks at. Whatever is wrong or unusual is seen and said as if all
   * of it were read.
   *
   * @param length of the body as far as it is known; negative if it is not
   * @throws MalformedRequest if it is no request
   * @throws IOException if the connection fails
   */
  public HookRequest read(InputStream body, long length, Sieve sieve)
      throws MalformedRequest, IOException {
    byte[] bytes = bytes(body, length);
    ObjectNode root = SiftedBody.read(bytes, names, sieve);
    InputStream again = new ByteArrayInputStream(bytes);
    return root == null || bytes.length == maxBytes
        ? read(new SequenceInputStream(again, body))
        : read(root);
  }

  /** The room for a body is not taken before it is there, unless it is small. */
  private byte[] bytes(InputStream body, long length) throws IOException {
    boolean isSmall = length >= 0 && length < Math.min(maxBytes, SMALL);
    if (!isSmall) {
      return body.readNBytes(maxBytes);
    }
    byte[] bytes = new byte[(int) length];
    int read = body.readNBytes(bytes, 0, bytes.length);
    int next = read < bytes.length ? -1 : body.read();
    if (next < 0) {
      return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }
    byte[] more = body.readNBytes(maxBytes - bytes.length - 1);
    byte[] all = Arrays.copyOf(bytes, bytes.length + 1 + more.length);
    all[bytes.length] = (byte) next;
    System.arraycopy(more, 0, all, bytes.length + 1, more.length);
    return all;
  }

  /** Reads a request that is parsed already. */
  public HookRequest read(ObjectNode root) throws MalformedRequest {
    String hook = text(root, "", "hook");
    String hookInstance = text(root, "", "hookInstance");
    if (!UUID.matcher(hookInstance).matches()) {
      throw new MalformedRequest("/hookInstance", "must be a UUID");
    }
    URI fhirServer = fhirServer(root);
    FhirAuthorization authorization = authorization(root);
    if (authorization != null && fhirServer == null) {
      throw new MalformedRequest("/fhirServer", "is missing, but fhirAuthorization is given");
    }
    JsonNode context = root.path("context");
    if (!(context instanceof ObjectNode object)) {
      throw new MalformedRequest("/context", "must be an object");
    }
    HookContext read = ContextReader.read(hook, object);
    requireSamePatient(authorization, read);
    return new HookRequest(
        hook,
        hookInstance.toLowerCase(Locale.ROOT),
        fhirServer,
        authorization,
        read,
        Trigger.of(root.path("extension")),
        prefetch(root));
  }

  /** A token for one patient is no leave to read another's record. */
  private static void requireSamePatient(
      @Nullable FhirAuthorization authorization, HookContext context) throws MalformedRequest {
    if (authorization != null
        && authorization.patient() != null
        && !authorization.patient().equals(context.patientId())) {
      throw new MalformedRequest(
          "/fhirAuthorization/patient", "is another patient than that of the context");
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
    if (!TOKEN.matcher(token).matches()) {
      throw new MalformedRequest("/fhirAuthorization/access_token", "is no bearer token");
    }
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
