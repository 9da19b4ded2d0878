package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.CqlDeclaration;
import org.hiphooks.knowledge.CqlSource;
import org.hiphooks.knowledge.JsonWalk;
import org.hiphooks.knowledge.LoadedContent;
import org.hiphooks.knowledge.ProblemCode;

/**
 * Value sets that no CQL declares and nothing else uses. Used without CQL are those that another
 * resource refers to, the carriers of inputs, which are asked of the record, the body sites of
 * drafts, and reasons for override, which are offered.
 */
final class UnusedValueSets implements ContentCheck {

  private static final String INPUT_SETS = "input-";
  private static final String DRAFT_SITES = "draft-site-";
  private static final String REASONS = OwnCodeSystems.OURS + "CodeSystem/hh-override";

  @Override
  public void check(LoadedContent loaded, Consumer<ContentProblem> found) {
    Set<String> used = used(loaded);
    for (ContentFile file : loaded.resources()) {
      if ("ValueSet".equals(file.resourceType())
          && !used.contains(file.url())
          && !isReadByName(file)) {
        found.accept(
            ContentProblem.warning(
                file.place("/url"),
                ProblemCode.UNUSED_VALUE_SET,
                "no CQL uses this value set",
                "declare it in cql/HipCodes.cql and use it, or remove the file"));
      }
    }
  }

  private static boolean isReadByName(ContentFile file) {
    JsonNode system = file.json().at("/compose/include/0/system");
    return file.id().startsWith(INPUT_SETS)
        || file.id().startsWith(DRAFT_SITES)
        || REASONS.equals(system.asText());
  }

  private static Set<String> used(LoadedContent loaded) {
    Set<String> used = new HashSet<>();
    for (CqlSource source : loaded.sources()) {
      for (CqlDeclaration declaration : source.declarations()) {
        if (declaration.kind() == CqlDeclaration.Kind.VALUE_SET) {
          used.add(declaration.value());
        }
      }
    }
    for (ContentFile file : loaded.resources()) {
      JsonWalk.each(
          file.json(),
          (pointer, node) -> {
            if (node.isTextual() && !pointer.equals("/url")) {
              used.add(node.textValue());
            }
          });
    }
    return used;
  }
}
