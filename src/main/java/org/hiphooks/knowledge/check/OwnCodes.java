package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.JsonWalk;
import org.hiphooks.knowledge.LoadedContent;
import org.hiphooks.knowledge.ProblemCode;

/** Every code of our own that value sets, orders, inputs or rules name is defined. */
final class OwnCodes implements ContentCheck {

  /** A code written as {@code system|code} inside a text, but not {@code system|code-<what>}. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "("
              + Pattern.quote(OwnCodeSystems.OURS)
              + "CodeSystem/[\\w-]+)\\|([\\w-]*\\w)(?![\\w<-])");

  @Override
  public void check(LoadedContent loaded, Consumer<ContentProblem> found) {
    OwnCodeSystems systems = new OwnCodeSystems(loaded);
    for (ContentFile file : loaded.resources()) {
      JsonWalk.each(file.json(), (pointer, node) -> checkNode(systems, file, pointer, node, found));
    }
    for (CqlCodes.Used used : CqlCodes.of(loaded.sources())) {
      if (systems.isOurs(used.system()) && !systems.defines(used.system(), used.code())) {
        found.accept(
            ContentProblem.error(
                used.place(),
                ProblemCode.UNDEFINED_CODE,
                systems.message(used.system(), used.code()),
                systems.remedy(used.system(), used.code())));
      }
    }
  }

  private static void checkNode(
      OwnCodeSystems systems,
      ContentFile file,
      String pointer,
      JsonNode node,
      Consumer<ContentProblem> found) {
    if (node.isTextual()) {
      Matcher token = TOKEN.matcher(node.textValue());
      while (token.find()) {
        require(systems, file, pointer, token.group(1), token.group(2), found);
      }
      return;
    }
    String system = node.path("system").asText();
    if (!systems.isOurs(system)) {
      return;
    }
    if (node.path("code").isTextual()) {
      require(systems, file, pointer + "/code", system, node.path("code").asText(), found);
    }
    int index = 0;
    for (JsonNode concept : node.path("concept")) {
      String place = pointer + "/concept/" + index++ + "/code";
      require(systems, file, place, system, concept.path("code").asText(), found);
    }
  }

  private static void require(
      OwnCodeSystems systems,
      ContentFile file,
      String pointer,
      String system,
      String code,
      Consumer<ContentProblem> found) {
    if (!systems.defines(system, code)) {
      found.accept(
          ContentProblem.error(
              file.place(pointer, code),
              ProblemCode.UNDEFINED_CODE,
              systems.message(system, code),
              systems.remedy(system, code)));
    }
  }
}
