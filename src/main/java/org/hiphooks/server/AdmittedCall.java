package org.hiphooks.server;

import org.eclipse.jetty.server.Request;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.ServiceDescription;

/**
 * A call that may take a place: who it is from is known and it may be worked on.
 *
 * @param guidance what answers, for its client; the same until the call ends
 * @param service what is called
 * @param isFeedback whether it tells what became of cards
 */
record AdmittedCall(GuidanceService guidance, ServiceDescription service, boolean isFeedback) {

  private static final String ATTRIBUTE = AdmittedCall.class.getName();

  void note(Request request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /**
   * The call that a request was found to be.
   *
   * @throws IllegalStateException if it was never admitted
   */
  static AdmittedCall of(Request request) {
    if (request.getAttribute(ATTRIBUTE) instanceof AdmittedCall call) {
      return call;
    }
    throw new IllegalStateException("a call that was not admitted");
  }
}
