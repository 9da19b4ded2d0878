package org.hiphooks.knowledge.check;

import java.util.function.Consumer;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.LoadedContent;

/** One thing that must hold for a content. */
@FunctionalInterface
public interface ContentCheck {

  /** Hands over every place where it does not hold. */
  void check(LoadedContent loaded, Consumer<ContentProblem> found);
}
