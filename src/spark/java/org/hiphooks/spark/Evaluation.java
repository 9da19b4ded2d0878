package org.hiphooks.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.config.ServerSection;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SiteSection;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.replay.coverage.Watch;
import org.hiphooks.replay.run.InProcess;
import org.hiphooks.replay.run.Judge;
import org.hiphooks.replay.visit.Asking;
import org.jspecify.annotations.Nullable;

/** The content of a job, compiled once in each process. Thread-safe. */
final class Evaluation {

  private static @Nullable Evaluation current;

  private final String key;
  private final Knowledge knowledge;
  private final Asking asking;
  private final Watch watch;
  private final Judge judge;

  private Evaluation(CohortContent job) {
    QuietLoggers.quiet();
    this.key = job.key();
    Content content = job.content();
    HipGuidance guidance = HipGuidance.load(content, settings(job));
    this.knowledge = guidance.knowledge();
    List<ServicePlan> offered = guidance.offered();
    this.asking =
        new Asking(
            job.service(),
            job.at(),
            job.at(),
            offered,
            knowledge.prefetch(),
            CaseLibrary.load(content));
    this.watch = new Watch(knowledge, guidance.site().values());
    this.judge = new Judge(new InProcess(guidance), null, watch, knowledge);
  }

  /** That of a job; the one of the job before is given up. */
  static synchronized Evaluation of(CohortContent job) {
    if (current == null || !current.key.equals(job.key())) {
      current = new Evaluation(job);
    }
    return current;
  }

  private static Settings settings(CohortContent job) {
    try {
      Path folder = Files.createTempDirectory("hiphooks-site");
      try {
        SiteSection site = job.site(folder);
        return new Settings(ServerSection.DEFAULT, null, List.of(), site);
      } finally {
        folder.toFile().deleteOnExit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Knowledge knowledge() {
    return knowledge;
  }

  Asking asking() {
    return asking;
  }

  Watch watch() {
    return watch;
  }

  Judge judge() {
    return judge;
  }

  /** The services that a chart that is opened is sent to. */
  List<ServicePlan> services() {
    return asking.services().stream()
        .filter(plan -> !plan.isAboutDrafts())
        .filter(plan -> asking.service() == null || plan.id().equals(asking.service()))
        .toList();
  }

  /** The rules of each of these services. */
  Map<String, List<String>> rules() {
    return services().stream()
        .collect(
            Collectors.toMap(
                ServicePlan::id,
                plan -> plan.cards().stream().map(CardPlan::rule).distinct().toList()));
  }

  /** Cards of these services. */
  Stream<CardPlan> cards() {
    return services().stream().flatMap(plan -> plan.cards().stream());
  }
}
