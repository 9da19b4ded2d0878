package org.hiphooks.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.chart.ChartReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;

/** Whatever stands in a prefetch that is JSON, a chart is read from it. */
public final class ChartTarget {

  private static final RequestReader REQUESTS = new RequestReader();
  private static final ChartReader CHARTS = charts();
  private static final byte[] HEAD =
      ("{\"hook\":\"patient-view\",\"hookInstance\":\"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\","
              + "\"context\":{\"userId\":\"Practitioner/1\",\"patientId\":\"p1\"},"
              + "\"prefetch\":{\"conditions\":")
          .getBytes(ISO_8859_1);

  private ChartTarget() {}

  private static ChartReader charts() {
    Knowledge knowledge = Knowledge.load(Content.embedded());
    return new ChartReader(knowledge.terminology(), knowledge.prefetch());
  }

  /** Called by Jazzer once: to load the content is no input's time. */
  public static void fuzzerInitialize() {
    if (CHARTS == null) {
      throw new IllegalStateException("nothing to read charts with");
    }
  }

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(HEAD);
    body.writeBytes(data);
    body.writeBytes("}}".getBytes(ISO_8859_1));
    try {
      HookRequest request = REQUESTS.read(new ByteArrayInputStream(body.toByteArray()));
      CHARTS.read(request.context().patientId(), request.prefetch());
    } catch (MalformedRequest e) {
      // It is no JSON: it never becomes a chart.
    }
  }
}
