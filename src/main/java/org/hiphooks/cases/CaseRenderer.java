package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hiphooks.knowledge.Terminology;

/**
 * Writes a case as a patient's record in FHIR R4 and as the request of an EHR. Read by the data
 * dictionary at the same {@code now}, the record gives the inputs of the case, those that they
 * entail, and nothing else. Same case, time, identity and options: same bytes. Immutable.
 */
public final class CaseRenderer {

  private final InputCatalog catalog;
  private final Rendering rendering;
  private final EquivalentCodes codes;

  CaseRenderer(InputCatalog catalog, Rendering rendering, Terminology terminology) {
    this.catalog = catalog;
    this.rendering = rendering;
    this.codes = new EquivalentCodes(terminology, catalog, rendering);
  }

  /** The body of the request that the hook of a case sends, ready to post. */
  public ObjectNode request(Case vignette, Instant now, RenderOptions options) {
    return request(vignette, now, PatientIdentity.of(vignette), options);
  }

  /** The same for a patient with a name. */
  public ObjectNode request(
      Case vignette, Instant now, PatientIdentity identity, RenderOptions options) {
    ChartScope scope = scope(vignette, now, identity, options);
    String hook = options.hook() == null ? vignette.hook() : options.hook();
    ObjectNode request = Fhir.object();
    request.put("hook", hook);
    request.put("hookInstance", instance(identity, now, hook, options).toString());
    request.set("context", context(scope, hook, options));
    request.set("prefetch", new PrefetchAnswers(rendering).answer(chart(scope, options)));
    return options.vendorShape() ? new VendorShape(rendering).apply(request) : request;
  }

  /**
   * The record of a case, for instance to load into a FHIR server. It is valid R4, also where the
   * options ask for the vendor's shape, which is one of requests.
   */
  public RenderedChart chart(
      Case vignette, Instant now, PatientIdentity identity, RenderOptions options) {
    return chart(scope(vignette, now, identity, options), options);
  }

  /** The drafts a case orders, the order itself first; empty if it orders nothing. */
  public List<ObjectNode> drafts(Case vignette, Instant now, PatientIdentity identity) {
    String kind = vignette.ordered("ordKind").orElse("pli");
    return "pli".equals(kind)
        ? List.of()
        : new OrderWriter(scope(vignette, now, identity, RenderOptions.plain())).drafts();
  }

  /** Inputs that are true in every record that says the inputs of this case, though not listed. */
  public Set<String> entailed(Case vignette) {
    Set<String> entailed = new LinkedHashSet<>();
    for (String input : vignette.inputs().keySet()) {
      if (!vignette.isFalse(input)) {
        entailed.addAll(rendering.texts("/entails/" + input));
      }
    }
    int window = rendering.days("/procedures/recentJointProcedure/window");
    vignette
        .number("daysSinceLastInjection")
        .filter(days -> days.intValueExact() <= window)
        .ifPresent(days -> entailed.add("recentJointProcedure"));
    entailed.removeAll(vignette.inputs().keySet());
    return entailed;
  }

  private ChartScope scope(
      Case vignette, Instant now, PatientIdentity identity, RenderOptions options) {
    return ChartScope.of(vignette, identity, now, options.window(), catalog, rendering);
  }

  private RenderedChart chart(ChartScope scope, RenderOptions options) {
    List<ObjectNode> resources = new ArrayList<>();
    Choice choice = new Choice(options.seed(), scope.vignette().id());
    VariedCodings varied = new VariedCodings(scope, codes, choice);
    for (WrittenRecord record : new ChartWriter(scope, catalog).write()) {
      resources.add((options.varied() ? varied.vary(record) : record).resource());
    }
    if (options.noise() > 0) {
      resources.addAll(noise(scope, options, List.copyOf(resources)));
    }
    return new RenderedChart(new PatientWriter(scope).write(), resources);
  }

  private List<ObjectNode> noise(ChartScope scope, RenderOptions options, List<ObjectNode> own) {
    ChartScope usual =
        scope(
            scope.vignette(),
            scope.times().now(),
            scope.identity(),
            options.withWindow(Window.USUAL));
    Choice choice = new Choice(options.seed(), scope.vignette().id() + " noise");
    return new NoiseRecords(usual, catalog, choice).write(options.noise(), own, scope.times());
  }

  private ObjectNode context(ChartScope scope, String hook, RenderOptions options) {
    ObjectNode context = Fhir.object();
    context.put("userId", rendering.text("/user"));
    context.put("patientId", scope.identity().id());
    context.put("encounterId", scope.identity().prefix() + "-enc");
    Choice choice = new Choice(options.seed(), scope.vignette().id() + " order");
    VariedDrafts varied = new VariedDrafts(scope, codes, choice);
    switch (hook) {
      case "order-select", "order-sign" -> {
        List<ObjectNode> drafts = new OrderWriter(scope).drafts();
        if (options.varied()) {
          varied.vary(drafts);
        }
        if ("order-select".equals(hook)) {
          context.withArray("/selections").add(reference(drafts.get(0)));
        }
        context.set("draftOrders", PrefetchAnswers.collection(drafts));
      }
      case "problem-list-item-create" -> {
        ObjectNode problem = new OrderWriter(scope).problem();
        if (options.varied()) {
          varied.vary(problem);
        }
        context.set("conditions", PrefetchAnswers.collection(List.of(problem)));
      }
      default -> {
        // Other hooks carry nothing but the patient.
      }
    }
    return context;
  }

  private static String reference(ObjectNode resource) {
    return resource.path("resourceType").asText() + '/' + resource.path("id").asText();
  }

  private static UUID instance(
      PatientIdentity identity, Instant now, String hook, RenderOptions options) {
    String name = identity.prefix() + ' ' + now + ' ' + hook + ' ' + options;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
