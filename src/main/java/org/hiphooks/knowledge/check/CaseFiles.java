package org.hiphooks.knowledge.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.LoadedContent;

/** Cases and patients are JSON; the content is loaded without reading them. */
final class CaseFiles implements ContentCheck {

  @Override
  public void check(LoadedContent loaded, Consumer<ContentProblem> found) {
    List<ContentProblem> problems = new ArrayList<>();
    loaded
        .content()
        .files()
        .forEach(
            (path, text) -> {
              if (Content.isCaseOrPatient(path)) {
                ContentFile.read(path, text, problems);
              }
            });
    problems.forEach(found);
  }
}
