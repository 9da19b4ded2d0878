package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.ContentPlace;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.JsonWalk;
import org.hiphooks.knowledge.LoadedContent;
import org.hiphooks.knowledge.ProblemCode;

/** No id, canonical address or code stands twice: the one read last would win in silence. */
final class Duplicates implements ContentCheck {

  @Override
  public void check(LoadedContent loaded, Consumer<ContentProblem> found) {
    Map<String, ContentPlace> ids = new HashMap<>();
    Map<String, ContentPlace> urls = new HashMap<>();
    for (ContentFile file : loaded.resources()) {
      once(ids, file.resourceType() + '/' + file.id(), file, "/id", found);
      if (!file.url().isEmpty()) {
        once(urls, file.url(), file, "/url", found);
      }
      checkElements(file, found);
      checkConcepts(file, found);
    }
  }

  private static void checkElements(ContentFile file, Consumer<ContentProblem> found) {
    Map<String, ContentPlace> elements = new HashMap<>();
    JsonWalk.each(
        file.json(),
        (pointer, node) -> {
          boolean isElementId = pointer.endsWith("/id") && !pointer.equals("/id");
          if (isElementId && node.isTextual()) {
            once(elements, node.asText(), file, pointer, found);
          }
        });
  }

  private static void checkConcepts(ContentFile file, Consumer<ContentProblem> found) {
    if (!"CodeSystem".equals(file.resourceType())) {
      return;
    }
    Map<String, ContentPlace> codes = new HashMap<>();
    int index = 0;
    for (JsonNode concept : file.json().path("concept")) {
      String pointer = "/concept/" + index++ + "/code";
      once(codes, concept.path("code").asText(), file, pointer, found);
    }
  }

  private static void once(
      Map<String, ContentPlace> seen,
      String name,
      ContentFile file,
      String pointer,
      Consumer<ContentProblem> found) {
    ContentPlace first = seen.get(name);
    if (first == null) {
      // The line is looked up only if it is needed.
      seen.put(name, new ContentPlace(file.path(), 0, 0, 0, pointer));
      return;
    }
    ContentPlace place = file.place(pointer);
    String where =
        first.file().equals(file.path())
            ? "in line " + file.place(first.pointer()).line()
            : "in " + first.file();
    found.accept(
        ContentProblem.error(
            place,
            ProblemCode.DUPLICATE,
            '\'' + name + "' stands twice",
            "it stands " + where + " too: give one of them another name"));
  }
}
