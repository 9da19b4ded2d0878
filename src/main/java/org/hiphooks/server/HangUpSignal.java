package org.hiphooks.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** {@code SIGHUP}, by which an administrator asks for a reload, where the system has it. */
final class HangUpSignal {

  private static final Logger LOG = LoggerFactory.getLogger(HangUpSignal.class);

  private HangUpSignal() {}

  static void handle(Runnable reload) {
    try {
      Signal.handle(new Signal("HUP"), signal -> reload.run());
    } catch (IllegalArgumentException e) {
      LOG.info("this system has no SIGHUP; files can be watched instead: reload.watchSeconds");
    }
  }
}
