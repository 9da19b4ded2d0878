package org.hiphooks.about;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.LocalCodes;
import org.hiphooks.knowledge.SiteSettings;

/**
 * What runs here, for a reviewer: nothing in it is about a patient. Immutable.
 *
 * @param version content version
 * @param hash content hash
 * @param approved day on which a clinician approved the content, as the content says; empty = never
 * @param chapters what the content says of itself, in reading order
 * @param cases number of test cases that come with the content, by service
 * @param changed settings that this site has set to another value than the content's default
 * @param servicesOff ids of services that this site does not offer
 * @param cardsOff names of cards that this site does not show
 * @param codes the site's own codes
 */
public record Capability(
    String version,
    String hash,
    String approved,
    List<Chapter> chapters,
    Map<String, Integer> cases,
    List<Changed> changed,
    List<String> servicesOff,
    List<String> cardsOff,
    LocalCodes codes) {

  /** A setting with another value than the content's default. */
  public record Changed(String setting, String value, String standard) {}

  /** Defensive copies that keep the order. */
  public Capability {
    chapters = List.copyOf(chapters);
    cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
    changed = List.copyOf(changed);
    servicesOff = List.copyOf(servicesOff);
    cardsOff = List.copyOf(cardsOff);
  }

  /** Of a content as a site uses it. */
  public static Capability of(Content content, Knowledge knowledge, SiteSettings site) {
    Map<String, Integer> cases = new LinkedHashMap<>();
    knowledge.services().forEach(service -> cases.put(service.id(), 0));
    CaseLibrary.load(content).all().forEach(known -> cases.merge(known.service(), 1, Integer::sum));
    List<Changed> changed = new ArrayList<>();
    site.values()
        .forEach(
            (name, value) -> {
              String standard = String.valueOf(knowledge.defaultOf(name));
              if (!standard.equals(String.valueOf(value))) {
                changed.add(new Changed(name, String.valueOf(value), standard));
              }
            });
    return new Capability(
        knowledge.version(),
        knowledge.hash(),
        new ContentResources(content).get("about", "hip-about").path("approvalDate").asText(),
        ClinicalDocument.of(content, knowledge),
        cases,
        changed,
        List.copyOf(site.servicesOff()),
        List.copyOf(site.cardsOff()),
        knowledge.terminology().local());
  }

  /** The chapter of this id. */
  public Optional<Chapter> chapter(String id) {
    return chapters.stream().filter(chapter -> chapter.id().equals(id)).findFirst();
  }

  /** All cases together. */
  public int caseCount() {
    return cases.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Version and hash: the rest is large. */
  @Override
  public String toString() {
    return "Capability[" + version + ' ' + hash + ']';
  }
}
