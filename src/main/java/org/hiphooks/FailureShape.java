package org.hiphooks;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

/**
 * Writes an exception into the log as classes and places, never its message: messages of the FHIR
 * and CQL libraries quote the patient's record.
 */
public final class FailureShape extends ThrowableHandlingConverter {

  private static final int FRAMES = 8;
  private static final int CAUSES = 5;

  @Override
  public String convert(ILoggingEvent event) {
    StringBuilder text = new StringBuilder();
    IThrowableProxy failure = event.getThrowableProxy();
    for (int depth = 0; failure != null && depth < CAUSES; depth++) {
      text.append(depth == 0 ? "  failed with " : "  caused by ").append(failure.getClassName());
      text.append(System.lineSeparator());
      appendFrames(text, failure.getStackTraceElementProxyArray());
      failure = failure.getCause();
    }
    return text.toString();
  }

  private static void appendFrames(StringBuilder text, StackTraceElementProxy[] frames) {
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      text.append("    at ").append(frames[i].getStackTraceElement());
      text.append(System.lineSeparator());
    }
  }
}
