package org.hiphooks.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers a request without a server and explains the answer. */
@FunctionalInterface
public interface RequestExplainer {

  /**
   * What is to be explained: a request in a file or a case of the content.
   *
   * @param content folder of the authors' files; null = what is packed into the product
   * @param request file with a request; null if it is a case
   * @param caseId id of a case; null if it is a request
   * @param service id of the service; null = the case's own, or the first for the request's hook
   * @param at the evaluation's now
   */
  record Asked(
      @Nullable Path content,
      @Nullable Path request,
      @Nullable String caseId,
      @Nullable String service,
      Instant at) {}

  /**
   * Explains.
   *
   * @throws NotExplained if there is no such case or service, or the file is no request
   * @throws IOException if the file cannot be read
   */
  Explanation explain(Asked asked, SearchLimit limit) throws NotExplained, IOException;

  /** Why there is nothing to explain, in words for an author. */
  final class NotExplained extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a reason that holds nothing of a patient. */
    public NotExplained(String reason) {
      super(reason);
    }
  }
}
