package org.hiphooks.spark;

import java.io.IOException;
import org.apache.spark.SparkThrowable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.knowledge.ContentInvalid;
import org.hiphooks.replay.run.OutOfReach;

/** What a failure is said as, without a word of a record. */
final class Failure {

  private Failure() {}

  static int code(Throwable failure) {
    if (failure instanceof ContentInvalid) {
      return ExitCode.FINDINGS;
    }
    if (failure instanceof InputRefused) {
      return ExitCode.USAGE;
    }
    if (failure instanceof SettingsInvalid) {
      return ExitCode.INVALID;
    }
    boolean isOutside = failure instanceof OutOfReach || failure instanceof IOException;
    return isOutside || isOfTheCluster(failure) ? ExitCode.SURROUNDINGS : ExitCode.FAULT;
  }

  private static boolean isOfTheCluster(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure instanceof SparkThrowable
        || (trace.length > 0 && trace[0].getClassName().startsWith("org.apache.spark."));
  }

  /** Messages of ours as they are; of others, only their classes and where they come from. */
  static String words(Throwable failure) {
    boolean isOurs =
        failure instanceof ContentInvalid
            || failure instanceof InputRefused
            || failure instanceof SettingsInvalid
            || failure instanceof OutOfReach;
    if (isOurs) {
      return String.valueOf(failure.getMessage());
    }
    StringBuilder words = new StringBuilder();
    words.append(
        isOfTheCluster(failure)
            ? "the cluster gave up; a run with the same command goes on. "
            : "it failed. ");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      words.append(cause.getClass().getName());
      StackTraceElement[] trace = cause.getStackTrace();
      words.append(trace.length == 0 ? "" : " at " + trace[0]);
      words.append(cause.getCause() == null ? "" : ", caused by ");
    }
    return words.toString();
  }
}
