package org.hiphooks.replay;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.config.InstantConverter;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.replay.run.OutOfReach;
import org.hiphooks.replay.visit.Asking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command asks that goes through patients. */
final class VisitOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(names = "--service", paramLabel = "ID", description = "Only this service.")
  private @Nullable String service;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description =
          "The evaluation's now, such as 2026-06-01T12:00:00Z; default: what stands beside the"
              + " patient, else now.")
  private @Nullable Instant at;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Visits answered at once; default: one a processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--report", paramLabel = "DIR", description = "Writes the reports there.")
  private @Nullable Path reports;

  /** Visits answered at once, at least one. */
  int threads() {
    return Math.max(1, threads);
  }

  /** Folder of the reports; null = none are written. */
  @Nullable Path reports() {
    return reports;
  }

  /** The evaluation's now in words. */
  String clock() {
    return at == null ? "what stands beside each patient, else the start" : at.toString();
  }

  /**
   * What is asked of the patients.
   *
   * @param knowledge the content that answers
   * @param services the services it offers here
   * @param content its files, which hold how cases are written
   */
  Asking asking(Knowledge knowledge, List<ServicePlan> services, Content content) {
    List<String> ids = services.stream().map(ServicePlan::id).toList();
    if (service != null && !ids.contains(service)) {
      throw usage("no service " + service + "; there are " + String.join(", ", ids));
    }
    return new Asking(
        service, at, Instant.now(), services, knowledge.prefetch(), CaseLibrary.load(content));
  }

  /** The command line as it was given. */
  String words() {
    return "hiphooks " + String.join(" ", command().commandLine().getParseResult().originalArgs());
  }

  /** The command was not understood. */
  ParameterException usage(String message) {
    return new ParameterException(command().commandLine(), message);
  }

  CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return spec;
  }

  /** Before the content is compiled, which takes long. */
  static void requireReadable(List<Path> paths) {
    for (Path path : paths) {
      if (!Files.isReadable(path)) {
        throw new OutOfReach(path + " cannot be read", new NoSuchFileException(path.toString()));
      }
    }
  }
}
