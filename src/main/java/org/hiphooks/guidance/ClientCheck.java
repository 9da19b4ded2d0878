package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.cdshooks.dialect.DialectLinter;
import org.hiphooks.cdshooks.dialect.DiscoveryLinter;
import org.hiphooks.cdshooks.dialect.Shape;
import org.hiphooks.config.Dialect;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.ContentPlace;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.LoadedContent;
import org.hiphooks.knowledge.ProblemCode;
import org.hiphooks.knowledge.SiteSettings;
import org.hiphooks.knowledge.check.ContentCheck;

/**
 * Every client can take every card and fill every prefetch template: one card of each plan, in the
 * shape of each dialect, meets the linter that it will meet at the door.
 */
public final class ClientCheck implements ContentCheck {

  private static final String KEY = "prefetch ";

  @Override
  public void check(LoadedContent loaded, Consumer<ContentProblem> found) {
    Knowledge knowledge = loaded.knowledge();
    if (knowledge == null) {
      return;
    }
    Map<Fault, Set<Dialect>> faults = new LinkedHashMap<>();
    discovery(knowledge, loaded, faults);
    List<SampleCards.Sample> samples = new SampleCards(knowledge).all();
    cards(knowledge, samples, loaded, faults);
    topics(samples, loaded, faults);
    faults.forEach((fault, dialects) -> found.accept(fault.problem(dialects)));
  }

  /** What is wrong where, for whichever clients. */
  private record Fault(ContentPlace place, String text) {

    ContentProblem problem(Set<Dialect> dialects) {
      String clients =
          dialects.size() == Dialect.values().length
              ? "every client"
              : dialects.stream().map(Dialect::code).collect(Collectors.joining(", "));
      return ContentProblem.error(
          place,
          ProblemCode.CLIENT,
          text + " (for " + clients + ")",
          "change it, or these clients do without");
    }
  }

  private static void discovery(
      Knowledge knowledge, LoadedContent loaded, Map<Fault, Set<Dialect>> faults) {
    List<ServiceDescription> services = Descriptions.of(knowledge, SiteSettings.DEFAULT);
    for (Dialect dialect : Dialect.values()) {
      for (String problem : DiscoveryLinter.check(dialect, services)) {
        String text = problem.substring(Math.max(0, problem.indexOf(KEY)));
        String key = text.startsWith(KEY) ? text.substring(KEY.length(), text.indexOf(':')) : "";
        add(faults, new Fault(place(loaded, "Library", "", key), text), dialect);
      }
    }
  }

  private static void cards(
      Knowledge knowledge,
      List<SampleCards.Sample> samples,
      LoadedContent loaded,
      Map<Fault, Set<Dialect>> faults) {
    Map<Dialect, Shape> shapes = new EnumMap<>(Dialect.class);
    for (Dialect dialect : Dialect.values()) {
      shapes.put(dialect, Shape.of(SampleClients.of(knowledge, dialect)));
    }
    for (SampleCards.Sample sample : samples) {
      shapes.forEach(
          (dialect, shape) ->
              DialectLinter.check(dialect, shape.of(sample.card()))
                  .forEach(problem -> add(faults, fault(loaded, sample, problem), dialect)));
    }
  }

  /** A client that remembers overrides by topic would hold back both. */
  private static void topics(
      List<SampleCards.Sample> samples, LoadedContent loaded, Map<Fault, Set<Dialect>> faults) {
    Map<String, String> owners = new LinkedHashMap<>();
    for (SampleCards.Sample sample : samples) {
      String topic = sample.card().source().topic().code();
      String owner = sample.advice();
      String other = owners.putIfAbsent(topic, owner);
      if (other != null && !other.equals(owner)) {
        String text = "/source/topic/code " + topic + " is that of " + other + " too";
        add(faults, fault(loaded, sample, text), Dialect.EPIC);
      }
    }
  }

  private static Fault fault(LoadedContent loaded, SampleCards.Sample sample, String problem) {
    String name = sample.plan().name();
    ContentPlace place = place(loaded, "PlanDefinition", sample.service().id(), name);
    return new Fault(place, "card " + name + ": " + problem);
  }

  private static void add(Map<Fault, Set<Dialect>> faults, Fault fault, Dialect dialect) {
    faults.computeIfAbsent(fault, key -> EnumSet.noneOf(Dialect.class)).add(dialect);
  }

  /** Where a text stands; an id that is empty is that of any file. */
  private static ContentPlace place(LoadedContent loaded, String type, String id, String text) {
    for (ContentFile file : loaded.resources()) {
      if (type.equals(file.resourceType()) && (id.isEmpty() || id.equals(file.id()))) {
        List<String> pointers = new ArrayList<>();
        find(file.json(), "", text, pointers);
        if (!pointers.isEmpty()) {
          return file.place(pointers.get(0));
        }
      }
    }
    return ContentPlace.of("fhir-resources", 0, 0, 0);
  }

  private static void find(JsonNode node, String pointer, String text, List<String> pointers) {
    if (node.isTextual() && node.textValue().equals(text)) {
      pointers.add(pointer);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        find(node.get(i), pointer + '/' + i, text, pointers);
      }
    } else {
      node.properties()
          .forEach(e -> find(e.getValue(), pointer + '/' + e.getKey(), text, pointers));
    }
  }
}
