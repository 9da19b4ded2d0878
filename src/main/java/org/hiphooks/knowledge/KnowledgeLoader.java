package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;

/** Loads a content: all of it, or nothing but what is wrong with it. */
final class KnowledgeLoader {

  private final Content content;
  private final List<ContentProblem> problems = new ArrayList<>();

  KnowledgeLoader(Content content) {
    this.content = content;
  }

  LoadedContent load() {
    List<ContentFile> resources = resources();
    List<CqlSource> sources = new ArrayList<>();
    content.below("cql").forEach((path, text) -> sources.add(CqlSource.of(path, text)));
    Terminology terminology = TerminologyReader.read(resources, problems);
    ValueSetReferences.check(sources, terminology, problems);
    DefineReferences.check(resources, sources, problems);
    Map<String, Setting> settings = Setting.of(content, problems);
    Knowledge knowledge = knowledge(resources, terminology, settings);
    return new LoadedContent(
        content,
        resources,
        sources,
        terminology,
        settings,
        problems.stream().distinct().map(problem -> problem.withExcerpt(content)).toList(),
        knowledge);
  }

  private @Nullable Knowledge knowledge(
      List<ContentFile> resources, Terminology terminology, Map<String, Setting> settings) {
    PlanReader plans = new PlanReader(resources, problems);
    List<ServicePlan> services = plans.services();
    Map<String, CardPlan> ownCards = plans.ownCards();
    Map<String, InputLabel> labels = LabelReader.read(resources, problems);
    Concepts concepts = ConceptReader.read(resources);
    new PlaceholderCheck(resources, labels, settings, concepts, problems).check(services);
    CompiledCql cql = new CqlCompiler(content.below("cql"), problems).compile();
    if (cql == null || !problems.isEmpty()) {
      return null;
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
        concepts,
        Background.of(resources, content, cql));
  }

  private static String version(CompiledCql cql) {
    VersionedIdentifier guidance = cql.identifiers().get(DefineReferences.GUIDANCE);
    return guidance == null ? "0" : String.valueOf(guidance.getVersion());
  }

  private List<ContentFile> resources() {
    List<ContentFile> resources = new ArrayList<>();
    content
        .below("fhir-resources")
        .forEach(
            (path, text) -> {
              if (!Content.isCaseOrPatient(path)) {
                ContentFile file = ContentFile.read(path, text, problems);
                if (file != null) {
                  resources.add(file);
                }
              }
            });
    return resources;
  }
}
