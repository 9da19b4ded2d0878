package org.hiphooks.knowledge.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.LoadedContent;

/** Checks contents. One checker remembers what it has seen: checking again is quick. */
public final class ContentChecker {

  private static final Comparator<ContentProblem> BY_PLACE =
      Comparator.comparing(ContentProblem::file)
          .thenComparing(ContentProblem::line)
          .thenComparing(ContentProblem::column)
          .thenComparing(ContentProblem::code);

  private final ResourceValidation validation = new ResourceValidation();
  private final List<ContentCheck> checks =
      new ArrayList<>(
          List.of(
              new CaseFiles(),
              new Duplicates(),
              new OwnCodes(),
              new RuleCodes(),
              new UnusedValueSets(),
              new SummaryLengths(),
              new BannedWords(),
              new SettingDefaults()));

  /**
   * A checker.
   *
   * @param more what must hold besides, for those who use the content
   */
  public ContentChecker(List<ContentCheck> more) {
    checks.addAll(more);
  }

  /** Compiles and checks everything; never fails because of what the content holds. */
  public CheckReport check(Content content) {
    long start = System.nanoTime();
    CompletableFuture<List<ContentProblem>> refused =
        CompletableFuture.supplyAsync(() -> validation.check(content));
    LoadedContent loaded = LoadedContent.of(content);
    List<ContentProblem> found = new ArrayList<>(loaded.problems());
    checks.forEach(check -> check.check(loaded, found::add));
    found.addAll(refused.join());
    List<ContentProblem> problems =
        found.stream()
            .map(problem -> problem.withExcerpt(content))
            .distinct()
            .sorted(BY_PLACE)
            .toList();
    return new CheckReport(
        problems, content.files().size(), Duration.ofNanos(System.nanoTime() - start));
  }
}
