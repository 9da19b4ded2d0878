package org.hiphooks.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;

/**
 * A warm call, from the bytes of the request to the bytes of the answer, beside a scan of the same
 * bytes by Jackson's tokenizer: in one run, in turns, CPU time of one thread. Prints medians.
 */
public final class CallComparison {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final JsonFactory JSON = new JsonFactory();
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 400;
  private static final int ROUNDS = 400;
  private static final String SERVICE = "hip-pain-guidance";

  private final HipGuidance guidance;
  private final RequestReader reader = new RequestReader();
  private long guard;

  private CallComparison(HipGuidance guidance) {
    this.guidance = guidance;
  }

  /** Compares for 60 and for 600 resources. */
  public static void main(String[] args) throws Exception {
    Content content = Content.embedded();
    CaseLibrary cases = CaseLibrary.load(content);
    CallComparison comparison = new CallComparison(HipGuidance.of(content, Map.of()));
    for (int resources : new int[] {60, 600}) {
      RenderOptions options = RenderOptions.plain().withNoise(resources);
      byte[] body =
          new ObjectMapper()
              .writeValueAsBytes(cases.renderer().request(cases.get("V09"), NOW, options));
      comparison.run(resources, body);
    }
  }

  private void run(int resources, byte[] body)
      throws IOException, MalformedRequest, PreconditionFailed {
    double[] scans = new double[ROUNDS];
    double[] calls = new double[ROUNDS];
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      long start = CPU.getCurrentThreadCpuTime();
      scan(body);
      long middle = CPU.getCurrentThreadCpuTime();
      call(body);
      long end = CPU.getCurrentThreadCpuTime();
      if (i >= WARM_UP) {
        scans[i - WARM_UP] = (middle - start) / 1e6;
        calls[i - WARM_UP] = (end - middle) / 1e6;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d more resources, %d kB: token scan %.2f ms, whole call %.2f ms, ratio %.0f (%d)%n",
        resources,
        body.length / 1024,
        median(scans),
        median(calls),
        median(calls) / median(scans),
        guard & 1);
  }

  private void scan(byte[] body) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != null) {
        guard++;
      }
    }
  }

  private void call(byte[] body) throws IOException, MalformedRequest, PreconditionFailed {
    HookRequest request = reader.read(new ByteArrayInputStream(body));
    guard += AnswerWriter.cards(guidance.answer(SERVICE, request, NOW).cards()).length;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
