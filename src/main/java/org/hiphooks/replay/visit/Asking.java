package org.hiphooks.replay.visit;

import java.time.Instant;
import java.util.List;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.knowledge.PrefetchKey;
import org.hiphooks.knowledge.ServicePlan;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the patients that are read.
 *
 * @param service only this service; null = each that the visit's hook belongs to
 * @param at the evaluation's now; null = what stands beside the visit, else {@code now}
 * @param now when the replay started
 * @param services the services there are
 * @param keys their prefetch keys
 * @param cases renders cases
 */
public record Asking(
    @Nullable String service,
    @Nullable Instant at,
    Instant now,
    List<ServicePlan> services,
    List<PrefetchKey> keys,
    CaseLibrary cases) {

  /** Defensive copies. */
  public Asking {
    services = List.copyOf(services);
    keys = List.copyOf(keys);
  }

  /** Ids of the services that a hook is sent to. */
  List<String> servicesOf(String hook) {
    return services.stream()
        .filter(plan -> plan.hook().equals(hook))
        .map(ServicePlan::id)
        .filter(id -> service == null || service.equals(id))
        .toList();
  }

  /** Whether records of a FHIR type are put into any call. */
  public boolean reads(String type) {
    return "Medication".equals(type)
        || keys.stream().anyMatch(key -> key.resourceType().equals(type));
  }

  /** The evaluation's now, if nothing beside the visit names another. */
  Instant usualNow() {
    return at == null ? now : at;
  }
}
