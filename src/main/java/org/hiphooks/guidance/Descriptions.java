package org.hiphooks.guidance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.PrefetchKey;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SiteSettings;

/** What discovery says of the services that a site offers. */
final class Descriptions {

  private Descriptions() {}

  static List<ServiceDescription> of(Knowledge knowledge, SiteSettings site) {
    return knowledge.services().stream()
        .filter(site::serves)
        .map(plan -> describe(knowledge, plan))
        .toList();
  }

  private static ServiceDescription describe(Knowledge knowledge, ServicePlan plan) {
    Map<String, String> prefetch = new LinkedHashMap<>();
    for (PrefetchKey key : knowledge.prefetch()) {
      prefetch.put(key.name(), key.template());
    }
    return new ServiceDescription(
        plan.id(),
        plan.hook(),
        plan.title(),
        plan.description(),
        plan.usageRequirements(),
        prefetch,
        knowledge.version(),
        knowledge.hash(),
        knowledge.terminology().local().hash());
  }
}
