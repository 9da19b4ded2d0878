package org.hiphooks.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** The content cannot be used; nothing of it was loaded. Its message lists every problem. */
public final class ContentInvalid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ContentProblem> problems;

  /** All problems found, at least one. */
  public ContentInvalid(List<ContentProblem> problems) {
    super(problems.stream().map(ContentProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** A single problem of a whole file. */
  public static ContentInvalid of(String file, String message) {
    return new ContentInvalid(
        List.of(
            ContentProblem.error(ContentPlace.ofFile(file), ProblemCode.UNREADABLE, message, "")));
  }

  /** What is wrong, in file order. */
  public List<ContentProblem> problems() {
    return problems;
  }
}
