package org.hiphooks.server;

import java.util.List;
import org.eclipse.jetty.server.Request;
import org.hiphooks.trust.TrustedClient;

/** Decides who is served, before anything of a body is read. Thread-safe. */
public interface Callers {

  /**
   * Decides on a call.
   *
   * @param request the call, of which only headers count
   * @param path path of the endpoint that was called, such as {@code
   *     /cds-services/hip-pain-guidance}
   */
  Admission admit(Request request, String path);

  /** Whether callers show who they are; if not, only this machine may call. */
  boolean isVerifying();

  /** Whose tokens are taken, with the keys that are known; nobody's, if callers show none. */
  default List<TrustedClient> trusted() {
    return List.of();
  }

  /** Everybody is served as the default client: for a demo and for trying out, on this machine. */
  static Callers anybody() {
    return new Callers() {
      @Override
      public Admission admit(Request request, String path) {
        return Admission.ANYBODY;
      }

      @Override
      public boolean isVerifying() {
        return false;
      }
    };
  }
}
