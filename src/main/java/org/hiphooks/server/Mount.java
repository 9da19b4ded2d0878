package org.hiphooks.server;

import org.eclipse.jetty.server.Handler;

/**
 * Something else that is served on the same port.
 *
 * @param path where, such as {@code /demo}: this path and all below it; {@code /} = whatever no
 *     other route takes
 * @param handler what answers; it sees the whole path in the request's URI
 */
public record Mount(String path, Handler handler) {

  /** Checks the path. */
  public Mount {
    if (!path.startsWith("/") || path.contains("*")) {
      throw new IllegalArgumentException("a mount's path starts with / and holds no *");
    }
  }

  String pathSpec() {
    return "/".equals(path) ? "/*" : path + "/*";
  }
}
