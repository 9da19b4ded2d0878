package org.hiphooks.demo.ehr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.net.IncomingAnswer;

/**
 * FHIR servers that are broken on purpose, below {@value #PATH}: one whose connections break, one
 * that is slow, one that refuses every token. The slow one passes reads and searches on.
 */
public final class FaultyFhir extends Handler.Abstract {

  /** Where they are mounted. */
  public static final String PATH = "/fhir-faults";

  private static final long SLOW_MILLIS = 3000;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int BAD_GATEWAY = 502;
  private static final String FHIR_JSON = "application/fhir+json";

  private final EhrHttp http;

  /** Stands before the FHIR server of these addresses. */
  public FaultyFhir(DemoAddresses addresses) {
    this.http = new EhrHttp(addresses);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String rest = request.getHttpURI().getCanonicalPath().substring(PATH.length());
    if (isFor(FhirFault.DOWN, rest)) {
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new java.io.EOFException());
    } else if (isFor(FhirFault.REFUSES, rest)) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      write(response, callback, UNAUTHORIZED, outcome("login"));
    } else if (isFor(FhirFault.SLOW, rest)) {
      String path = rest.substring(FhirFault.SLOW.code().length() + 1);
      slow(request, path.startsWith("/") ? path.substring(1) : path, response, callback);
    } else {
      write(response, callback, NOT_FOUND, outcome("not-found"));
    }
    return true;
  }

  private static boolean isFor(FhirFault fault, String rest) {
    String path = "/" + fault.code();
    return rest.equals(path) || rest.startsWith(path + "/");
  }

  private void slow(Request request, String path, Response response, Callback callback) {
    try {
      Thread.sleep(SLOW_MILLIS);
      String query = request.getHttpURI().getQuery();
      IncomingAnswer answer = http.fhirGet(query == null ? path : path + '?' + query).join();
      write(response, callback, answer.status(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      write(response, callback, BAD_GATEWAY, outcome("timeout"));
    } catch (CompletionException e) {
      write(response, callback, BAD_GATEWAY, outcome("transient"));
    }
  }

  private static byte[] outcome(String code) {
    return ("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\""
            + code
            + "\"}]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Response response, Callback callback, int status, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, FHIR_JSON);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
