package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.elm.r1.VersionedIdentifier;

/** Loads a content: all of it, or nothing. */
final class KnowledgeLoader {

  private static final String GUIDANCE = "HipGuidance";

  private final Content content;
  private final List<ContentProblem> problems = new ArrayList<>();

  KnowledgeLoader(Content content) {
    this.content = content;
  }

  Knowledge load() {
    List<ContentFile> resources = resources();
    Terminology terminology = TerminologyReader.read(resources, problems);
    PlanReader plans = new PlanReader(resources, problems);
    List<ServicePlan> services = plans.services();
    Map<String, CardPlan> ownCards = plans.ownCards();
    Map<String, InputLabel> labels = LabelReader.read(resources, problems);
    String settingsFile = "cql/" + CompiledCql.SETTINGS + ".cql";
    Map<String, Setting> settings =
        SettingReader.read(settingsFile, content.files().getOrDefault(settingsFile, ""), problems);
    Concepts concepts = ConceptReader.read(resources);
    new PlaceholderCheck(labels, settings, concepts, problems).check(services);
    CompiledCql cql = new CqlCompiler(content.below("cql"), problems).compile();
    if (cql != null) {
      services.forEach(service -> checkDefines(service, cql.graph()));
    }
    if (cql == null || !problems.isEmpty()) {
      throw new ContentInvalid(problems);
    }
    return new Knowledge(
        version(cql),
        content.hash(),
        services,
        ownCards,
        PrefetchPlan.read(resources, terminology),
        terminology,
        cql,
        labels,
        settings,
        WordReader.words(resources),
        WordReader.bodySites(resources),
        concepts);
  }

  private static String version(CompiledCql cql) {
    VersionedIdentifier guidance = cql.identifiers().get(GUIDANCE);
    return guidance == null ? "0" : String.valueOf(guidance.getVersion());
  }

  private List<ContentFile> resources() {
    List<ContentFile> resources = new ArrayList<>();
    content
        .below("fhir-resources")
        .forEach(
            (path, text) -> {
              if (path.startsWith("fhir-resources/cases/")
                  || path.startsWith("fhir-resources/patients/")) {
                return;
              }
              ContentFile file = ContentFile.read(path, text, problems);
              if (file != null) {
                resources.add(file);
              }
            });
    return resources;
  }

  private void checkDefines(ServicePlan service, DefineGraph graph) {
    for (CardPlan card : service.cards()) {
      checkDefine(service, card, card.showDefine(), graph);
      checkDefine(service, card, card.ruleDefine(), graph);
      card.defines().forEach(define -> checkDefine(service, card, define, graph));
      card.conditions().forEach(define -> checkDefine(service, card, define, graph));
    }
  }

  private void checkDefine(ServicePlan service, CardPlan card, String define, DefineGraph graph) {
    if (!graph.knows(new DefineName(GUIDANCE, define))) {
      problems.add(
          new ContentProblem(
              "fhir-resources/plan-definition/" + service.id() + ".json",
              0,
              0,
              card.rule()
                  + ' '
                  + card.level()
                  + ": '"
                  + define
                  + "' is not defined in cql/"
                  + GUIDANCE
                  + ".cql"));
    }
  }
}
