package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hiphooks.demo.ehr.PrefetchLine.State;
import org.hiphooks.net.IncomingAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Resolves prefetch templates (CDS Hooks 2.0, "Prefetch Template") against the FHIR server. A
 * template that cannot be resolved, and a query that fails, leave the key out.
 */
final class Prefetcher {

  private static final int SMALL_PAGE = 2;

  private final EhrHttp http;

  Prefetcher(EhrHttp http) {
    this.http = http;
  }

  /** One key with its value; a null value means that the key is left out. */
  private record Resolved(PrefetchLine line, @Nullable JsonNode value) {}

  /** All keys: the {@code prefetch} object and what became of each key. */
  record Prefetched(ObjectNode values, List<PrefetchLine> lines) {}

  CompletableFuture<Prefetched> resolve(
      Map<String, String> templates, Map<String, String> context, Switches switches) {
    List<CompletableFuture<Resolved>> all = new ArrayList<>();
    templates.forEach((key, template) -> all.add(resolve(key, template, context, switches)));
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(done -> gather(all.stream().map(CompletableFuture::join).toList()));
  }

  private static Prefetched gather(List<Resolved> resolved) {
    ObjectNode values = Json.object();
    List<PrefetchLine> lines = new ArrayList<>();
    for (Resolved one : resolved) {
      lines.add(one.line());
      if (one.value() != null) {
        values.set(one.line().key(), one.value());
      }
    }
    return new Prefetched(values, List.copyOf(lines));
  }

  private CompletableFuture<Resolved> resolve(
      String key, String template, Map<String, String> context, Switches switches) {
    boolean chosen = key.equals(switches.key());
    PrefetchMode mode = switches.prefetch();
    if (mode == PrefetchMode.NONE || (mode == PrefetchMode.WITHOUT_KEY && chosen)) {
      return unasked(key, template, State.WITHHELD, null);
    }
    if (mode == PrefetchMode.KEY_NULL && chosen) {
      return unasked(key, template, State.NULL, NullNode.getInstance());
    }
    if (mode == PrefetchMode.KEY_ERROR && chosen) {
      return unasked(key, template, State.ERROR, outcome());
    }
    String query = query(template, context);
    if (query.contains("{{")) {
      return unasked(key, template, State.FAILED, null);
    }
    String asked = mode == PrefetchMode.FIRST_PAGE ? smallPage(query) : query;
    long begin = System.nanoTime();
    return http.fhirGet(asked)
        .handle((answer, failure) -> answered(key, template, asked, begin, answer))
        .thenApply(resolved -> pointing(resolved, switches.fhir()));
  }

  private static CompletableFuture<Resolved> unasked(
      String key, String template, State state, @Nullable JsonNode value) {
    PrefetchLine line = new PrefetchLine(key, template, "", state, 0, 0);
    return CompletableFuture.completedFuture(new Resolved(line, value));
  }

  private static Resolved answered(
      String key, String template, String query, long begin, @Nullable IncomingAnswer answer) {
    long millis = (System.nanoTime() - begin) / 1_000_000;
    if (answer == null || !answer.isSuccess()) {
      return new Resolved(new PrefetchLine(key, template, query, State.FAILED, 0, millis), null);
    }
    JsonNode value = Json.read(answer.body());
    boolean bundle = "Bundle".equals(Json.text(value, "resourceType"));
    int count = bundle ? value.path("entry").size() : 1;
    State state = count == 0 ? State.EMPTY : hasNext(value) ? State.INCOMPLETE : State.SENT;
    return new Resolved(new PrefetchLine(key, template, query, state, count, millis), value);
  }

  /** The further pages are where the service is told that the FHIR server is. */
  private Resolved pointing(Resolved resolved, FhirFault fault) {
    String chart = http.addresses().fhir().toString();
    String given = http.addresses().fhir(fault).toString();
    if (resolved.value() != null) {
      for (JsonNode link : resolved.value().path("link")) {
        String url = Json.text(link, "url");
        if (url != null && url.startsWith(chart)) {
          ((ObjectNode) link).put("url", given + url.substring(chart.length()));
        }
      }
    }
    return resolved;
  }

  private static String query(String template, Map<String, String> context) {
    String query = template;
    for (Map.Entry<String, String> token : context.entrySet()) {
      query = query.replace("{{context." + token.getKey() + "}}", token.getValue());
    }
    return query;
  }

  private static String smallPage(String query) {
    return query.contains("?")
        ? query.replaceAll("&_count=\\d+", "") + "&_count=" + SMALL_PAGE
        : query;
  }

  private static boolean hasNext(JsonNode bundle) {
    for (JsonNode link : bundle.path("link")) {
      if ("next".equals(Json.text(link, "relation"))) {
        return true;
      }
    }
    return false;
  }

  private static ObjectNode outcome() {
    ObjectNode outcome = Json.object().put("resourceType", "OperationOutcome");
    outcome.withArray("/issue").addObject().put("severity", "error").put("code", "exception");
    return outcome;
  }

  /** The tokens that a call can fill. */
  static Map<String, String> context(String userId, String patientId) {
    Map<String, String> context = new LinkedHashMap<>();
    context.put("userId", userId);
    context.put("patientId", patientId);
    return context;
  }
}
