package org.hiphooks.replay.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a report is about.
 *
 * @param command the command line, without secrets
 * @param target what answered: this product's version, or an address
 * @param contentVersion version of the content; empty if somebody else answered
 * @param contentHash hash of the content; empty if somebody else answered
 * @param clock the evaluation's now in words
 * @param started when the replay began
 * @param machine processors, memory and Java
 */
public record Heading(
    String command,
    String target,
    String contentVersion,
    String contentHash,
    String clock,
    Instant started,
    String machine) {

  /** What this product answered, from contents that the report names itself. */
  public static Heading of(String command, String clock) {
    return new Heading(command, "this product", "", "", clock, Instant.now(), thisMachine());
  }

  /** When it began, to the second. */
  public String startedInSeconds() {
    return started.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The machine this runs on. */
  public static String thisMachine() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.availableProcessors()
        + " processors, "
        + runtime.maxMemory() / (1024 * 1024)
        + " MiB heap, Java "
        + Runtime.version().feature()
        + ", "
        + System.getProperty("os.name");
  }
}
