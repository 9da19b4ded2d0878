package org.hiphooks.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.RequestReader;

/** A body is a request or is refused; nothing else comes of it. */
public final class RequestTarget {

  private static final RequestReader READER = new RequestReader();

  private RequestTarget() {}

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    try {
      HookRequest request = READER.read(new ByteArrayInputStream(data));
      if (request.context().patientId().isBlank()) {
        throw new AssertionError("a request of nobody");
      }
    } catch (MalformedRequest e) {
      if (e.status() / 100 != 4) {
        throw new AssertionError("refused as if it were our fault");
      }
    }
  }
}
