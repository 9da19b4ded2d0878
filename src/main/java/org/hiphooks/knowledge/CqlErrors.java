package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlSyntaxException;
import org.cqframework.cql.cql2elm.tracking.TrackBack;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the compiler says into problems an author can mend, and leaves out what only follows
 * from another error.
 */
final class CqlErrors {

  private final Map<String, CqlSource> byLibrary = new LinkedHashMap<>();
  private final CqlErrorWords words;
  private final List<ContentProblem> problems;
  private final Set<ContentProblem> causes = new LinkedHashSet<>();
  private final Set<ContentProblem> consequences = new LinkedHashSet<>();

  CqlErrors(List<CqlSource> sources, List<ContentProblem> problems) {
    sources.forEach(source -> byLibrary.put(source.library(), source));
    this.words = new CqlErrorWords(byLibrary);
    this.problems = problems;
  }

  /** Takes what was thrown or reported while a file was compiled; warnings are left out. */
  void add(CqlSource source, List<? extends RuntimeException> found) {
    for (RuntimeException error : found) {
      if (error instanceof CqlCompilerException reported) {
        if (reported.getSeverity() == CqlCompilerException.ErrorSeverity.Error) {
          add(where(source, reported), reported);
        }
      } else {
        causes.add(
            words.of(
                source, ContentPlace.ofFile(source.path()), String.valueOf(error.getMessage())));
      }
    }
  }

  /** Hands over what was found: causes, or if there is none everything. */
  void report() {
    problems.addAll(causes.isEmpty() ? consequences : causes);
  }

  private void add(Where where, CqlCompilerException error) {
    String message = String.valueOf(error.getMessage());
    ContentProblem problem = words.of(where.source(), where.place(), message);
    boolean follows =
        CqlErrorWords.isConsequence(message)
            || (isOfMissingInclude(where, message) && !causes.isEmpty());
    (follows ? consequences : causes).add(problem);
  }

  /** The local name of a library that could not be included is unknown from then on. */
  private boolean isOfMissingInclude(Where where, String message) {
    List<String> unknown = new ArrayList<>();
    where.source().includes().keySet().stream()
        .filter(alias -> CqlErrorWords.isUnknownHere(message, alias))
        .forEach(unknown::add);
    return !unknown.isEmpty();
  }

  private Where where(CqlSource source, CqlCompilerException error) {
    @Nullable TrackBack at = error.getLocator();
    if (at == null) {
      return new Where(source, ContentPlace.ofFile(source.path()));
    }
    VersionedIdentifier library = at.getLibrary();
    CqlSource named =
        byLibrary.getOrDefault(library == null ? "" : String.valueOf(library.getId()), source);
    // The parser counts columns from 0, the compiler from 1.
    int column = at.getStartChar() + (error instanceof CqlSyntaxException ? 1 : 0);
    CqlToken token = named.tokenAt(at.getStartLine(), column);
    if (token != null) {
      return new Where(named, named.place(token));
    }
    boolean oneLine = at.getStartLine() == at.getEndLine();
    int width = oneLine ? Math.max(1, at.getEndChar() - at.getStartChar() + 1) : 1;
    return new Where(named, ContentPlace.of(named.path(), at.getStartLine(), column, width));
  }

  /** A place in a source. */
  private record Where(CqlSource source, ContentPlace place) {}
}
