package org.hiphooks.knowledge.check;

import java.time.Duration;
import java.util.List;
import org.hiphooks.knowledge.ContentProblem;

/**
 * What a check of a content found.
 *
 * @param problems by file, line and column
 * @param files number of files read
 * @param took how long it took
 */
public record CheckReport(List<ContentProblem> problems, int files, Duration took) {

  /** Defensive copy. */
  public CheckReport {
    problems = List.copyOf(problems);
  }

  /** Number of problems that keep the content from being used. */
  public int errors() {
    return (int) problems.stream().filter(ContentProblem::isError).count();
  }

  /** Number of problems that are worth a look. */
  public int warnings() {
    return problems.size() - errors();
  }
}
