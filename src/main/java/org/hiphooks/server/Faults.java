package org.hiphooks.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own faults. Messages of exceptions may hold values of a record, so the log gets class and
 * place only, and the caller gets a reference to the log.
 */
final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final String OWN = "org.hiphooks.";

  private Faults() {}

  static void log(String where, Throwable fault, String correlation) {
    LOG.error("{} failed: {} at {} [{}]", where, classes(fault), place(fault), correlation);
  }

  static Refusal refusal(String correlation) {
    return Refusal.of(
        Refusal.SERVER_ERROR,
        "the request could not be answered; the log has more, reference " + correlation);
  }

  private static String classes(Throwable fault) {
    Throwable cause = fault.getCause();
    String name = fault.getClass().getName();
    return cause == null || cause == fault
        ? name
        : name + " caused by " + cause.getClass().getName();
  }

  private static String place(Throwable fault) {
    for (StackTraceElement frame : fault.getStackTrace()) {
      if (frame.getClassName().startsWith(OWN)) {
        return frame.getClassName() + '.' + frame.getMethodName() + ':' + frame.getLineNumber();
      }
    }
    return "an unknown place";
  }
}
