package org.hiphooks.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.cdshooks.HookContext;
import org.hiphooks.knowledge.PrefetchKey;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what a client did not send: keys that are missing, further pages, and the Medications
 * that drug records only refer to. Everything is asked for at once; what is not there by the
 * deadline stays unread.
 */
final class ChartGatherer {

  private static final int MAX_PAGES = 20;
  private static final Pattern TOKEN = Pattern.compile("\\{\\{\\s*context\\.(\\w+)\\s*\\}\\}");
  private static final Pattern MEDICATION = Pattern.compile("Medication/([A-Za-z0-9.\\-]{1,256})$");

  private final List<PrefetchKey> keys;
  private final FhirFetcher fetcher;
  private final FhirAccess access;
  private final HookContext context;

  ChartGatherer(
      List<PrefetchKey> keys, FhirFetcher fetcher, FhirAccess access, HookContext context) {
    this.keys = keys;
    this.fetcher = fetcher;
    this.access = access;
    this.context = context;
  }

  /** One key's answer: resources, state, and why it is not read. */
  private record Part(
      String key, List<ObjectNode> resources, KeyState state, Unread.@Nullable Reason reason) {}

  Gathered complete(Gathered sent) {
    List<CompletableFuture<Part>> asked = new ArrayList<>();
    for (PrefetchKey key : keys) {
      KeyState state = sent.states().getOrDefault(key.name(), KeyState.MISSING);
      String next = sent.nextPages().get(key.name());
      if (state == KeyState.MISSING) {
        asked.add(ask(key));
      } else if (state == KeyState.INCOMPLETE && next != null) {
        asked.add(
            access.mayRead(key.resourceType())
                ? follow(key, fetcher.page(next), 1)
                : done(denied(key, KeyState.INCOMPLETE)));
      }
    }
    List<ObjectNode> resources = new ArrayList<>(sent.resources());
    Map<String, KeyState> states = new LinkedHashMap<>(sent.states());
    Map<String, Unread.Reason> reasons = new HashMap<>(sent.reasons());
    for (CompletableFuture<Part> future : asked) {
      Part part = future.join();
      resources.addAll(part.resources());
      states.put(part.key(), part.state());
      if (part.reason() != null) {
        reasons.put(part.key(), part.reason());
      }
    }
    resources.addAll(medications(resources));
    return new Gathered(resources, states, reasons, Map.of());
  }

  private CompletableFuture<Part> ask(PrefetchKey key) {
    if (!access.mayRead(key.resourceType())) {
      return done(denied(key, KeyState.FAILED));
    }
    String query = query(key.template());
    return query == null
        ? done(new Part(key.name(), List.of(), KeyState.MISSING, null))
        : follow(key, fetcher.ask(query), 1).thenApply(part -> partly(key, part));
  }

  /** What a scope leaves of a type is not all there is of it. */
  private Part partly(PrefetchKey key, Part part) {
    return part.state().isRead() && access.mayReadPartOnly(key.resourceType())
        ? new Part(key.name(), part.resources(), KeyState.INCOMPLETE, Unread.Reason.DENIED)
        : part;
  }

  private static Part denied(PrefetchKey key, KeyState state) {
    return new Part(key.name(), List.of(), state, Unread.Reason.DENIED);
  }

  private CompletableFuture<Part> follow(
      PrefetchKey key, CompletableFuture<FhirFetcher.Fetched> asked, int page) {
    return asked.thenCompose(
        fetched -> {
          if (fetched.failure() != null) {
            KeyState state = page == 1 ? KeyState.FAILED : KeyState.INCOMPLETE;
            return done(new Part(key.name(), List.of(), state, fetched.failure()));
          }
          Gathered read = PrefetchReader.read(Map.of(key.name(), fetched.value()), List.of(key));
          if (RecordPool.isOnlyOfOthers(context.patientId(), read.resources())) {
            return done(
                new Part(key.name(), List.of(), KeyState.FAILED, Unread.Reason.OTHER_PATIENT));
          }
          KeyState state = read.states().getOrDefault(key.name(), KeyState.FAILED);
          String next = read.nextPages().get(key.name());
          if (state != KeyState.INCOMPLETE || next == null || page >= MAX_PAGES) {
            return done(new Part(key.name(), read.resources(), state, null));
          }
          return follow(key, fetcher.page(next), page + 1)
              .thenApply(rest -> joined(read.resources(), rest));
        });
  }

  private static Part joined(List<ObjectNode> first, Part rest) {
    List<ObjectNode> all = new ArrayList<>(first);
    all.addAll(rest.resources());
    KeyState state = rest.state() == KeyState.EMPTY ? KeyState.PRESENT : rest.state();
    return new Part(rest.key(), all, state, rest.reason());
  }

  /** Drugs coded in a Medication of its own that nobody sent. */
  private List<ObjectNode> medications(List<ObjectNode> resources) {
    Set<String> known = new LinkedHashSet<>();
    Set<String> wanted = new LinkedHashSet<>();
    for (ObjectNode resource : resources) {
      if ("Medication".equals(resource.path("resourceType").asText())) {
        known.add(resource.path("id").asText());
      }
      Matcher matcher =
          MEDICATION.matcher(resource.path("medicationReference").path("reference").asText(""));
      if (matcher.find()) {
        wanted.add(matcher.group(1));
      }
    }
    wanted.removeAll(known);
    return access.mayRead("Medication") ? new MedicationFetcher(fetcher).fetch(wanted) : List.of();
  }

  /** The template with its tokens filled; null if one has no value. */
  private @Nullable String query(String template) {
    Matcher matcher = TOKEN.matcher(template);
    StringBuilder query = new StringBuilder();
    while (matcher.find()) {
      String value = token(matcher.group(1));
      if (value == null) {
        return null;
      }
      matcher.appendReplacement(
          query, Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
    matcher.appendTail(query);
    return query.indexOf("{{") >= 0 ? null : query.toString();
  }

  private @Nullable String token(String name) {
    return switch (name) {
      case "patientId" -> context.patientId();
      case "userId" -> context.userId();
      case "encounterId" -> context.encounterId();
      default -> null;
    };
  }

  private static CompletableFuture<Part> done(Part part) {
    return CompletableFuture.completedFuture(part);
  }
}
