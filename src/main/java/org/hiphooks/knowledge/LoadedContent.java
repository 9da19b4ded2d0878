package org.hiphooks.knowledge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A content as far as it can be read, with everything that is wrong with it.
 *
 * @param content the files
 * @param resources the FHIR resources that are JSON, in path order, without cases and patients
 * @param sources the CQL files, in path order
 * @param terminology the value sets
 * @param settings the settings
 * @param problems what keeps it from being used; empty if it can be used
 * @param knowledge what it compiles to; null exactly if there are problems
 */
public record LoadedContent(
    Content content,
    List<ContentFile> resources,
    List<CqlSource> sources,
    Terminology terminology,
    Map<String, Setting> settings,
    List<ContentProblem> problems,
    @Nullable Knowledge knowledge) {

  /** Defensive copies. */
  public LoadedContent {
    resources = List.copyOf(resources);
    sources = List.copyOf(sources);
    problems = List.copyOf(problems);
  }

  /** Reads and compiles a content. */
  public static LoadedContent of(Content content) {
    return new KnowledgeLoader(content).load();
  }

  /** Its size: the rest is large. */
  @Override
  public String toString() {
    return "LoadedContent[" + content.files().size() + " files, " + problems.size() + " problems]";
  }
}
