package org.hiphooks.server;

import java.net.URI;
import java.util.List;

/** Pages for those who run the service, on a port of their own. */
@FunctionalInterface
public interface OperatorSite {

  /**
   * The pages of a service.
   *
   * @param service what they show and change
   * @param address how browsers come to them
   */
  Opened open(RunningService service, URI address);

  /**
   * Pages that are made.
   *
   * @param mounts where they are
   * @param words for whoever starts the service
   */
  record Opened(List<Mount> mounts, List<String> words) {

    /** Defensive copies. */
    public Opened {
      mounts = List.copyOf(mounts);
      words = List.copyOf(words);
    }
  }
}
