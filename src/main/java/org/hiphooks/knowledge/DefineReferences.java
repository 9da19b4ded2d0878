package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that every define that a plan names exists in the library of the guidance. */
final class DefineReferences {

  /** The library that plans refer to. */
  static final String GUIDANCE = "HipGuidance";

  private final Map<String, CqlSource> byLibrary = new HashMap<>();
  private final DefinedNames names;
  private final List<ContentProblem> problems;

  private DefineReferences(List<CqlSource> sources, List<ContentProblem> problems) {
    sources.forEach(source -> byLibrary.put(source.library(), source));
    this.names = new DefinedNames(sources);
    this.problems = problems;
  }

  static void check(
      List<ContentFile> resources, List<CqlSource> sources, List<ContentProblem> problems) {
    DefineReferences references = new DefineReferences(sources, problems);
    for (ContentFile file : resources) {
      if ("PlanDefinition".equals(file.resourceType())) {
        JsonWalk.each(file.json(), (pointer, node) -> references.check(file, pointer, node));
      }
    }
  }

  private void check(ContentFile file, String pointer, JsonNode node) {
    if ("text/cql-identifier".equals(node.path("language").asText())) {
      require(file, pointer + "/expression", node.path("expression").asText());
    }
    String url = node.path("url").asText();
    boolean isNested = url.equals("expression") && pointer.contains("/extension/");
    if (isNested || url.endsWith("/card-rule") || url.endsWith("/suggestions-of")) {
      require(file, pointer + "/valueString", node.path("valueString").asText());
    }
  }

  private void require(ContentFile file, String pointer, String define) {
    CqlSource guidance = byLibrary.get(GUIDANCE);
    if (guidance == null) {
      String words = "there is no library " + GUIDANCE + " for '" + define + '\'';
      problems.add(
          file.problem(pointer, ProblemCode.LIBRARY, words, "write cql/" + GUIDANCE + ".cql"));
      return;
    }
    CqlDeclaration declaration = guidance.declaration(define);
    if (declaration == null || declaration.kind() != CqlDeclaration.Kind.DEFINE) {
      String words = '\'' + define + "' is not defined in " + guidance.path();
      problems.add(
          file.problem(pointer, ProblemCode.NOT_DEFINED, words, names.hint(guidance, define)));
    }
  }
}
