package org.hiphooks.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.CaseRenderer;
import org.hiphooks.cases.PatientIdentity;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.InstantConverter;
import org.hiphooks.knowledge.Content;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes a population of any size, to measure with: the cases of the content among records that must
 * change nothing, drawn with a seed. The same arguments make the same bytes.
 */
@Command(
    name = "population",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes a bulk export of synthetic patients: *.ndjson, one file a type and part.")
public final class PopulationJob implements Callable<Integer> {

  /** Stands in a rendered record where the patient's own id goes; no record holds it otherwise. */
  private static final String SELF = "0x0x0";

  private static final String HOOK = "patient-view";

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write.")
  private Path out = Path.of("");

  @Option(names = "--patients", paramLabel = "N", description = "How many; default: 1000.")
  private int patients = 1000;

  @Option(names = "--records", paramLabel = "N", description = "Of each at least; default: 60.")
  private int records = 60;

  @Option(names = "--seed", paramLabel = "N", description = "Drives every choice; default: 42.")
  private long seed = 42;

  @Option(names = "--files", paramLabel = "N", description = "Parts of a type; default: 4.")
  private int files = 4;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "The day that records look back from; default: 2026-06-01T12:00:00Z.")
  private Instant at = Instant.parse("2026-06-01T12:00:00Z");

  /** Writes and exits. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new PopulationJob()).execute(args));
  }

  private record Line(String type, String text) {}

  @Override
  public Integer call() throws IOException {
    if (patients < 1 || records < 1 || files < 1 || files > patients) {
      throw new InputRefused("--patients, --records and --files take numbers above 0");
    }
    Files.createDirectories(out);
    List<List<Line>> templates = templates();
    SplittableRandom chance = new SplittableRandom(seed);
    for (int file = 0; file < files; file++) {
      int first = (int) ((long) patients * file / files);
      int end = (int) ((long) patients * (file + 1) / files);
      write(file, first, end, templates, chance);
    }
    return ExitCode.DONE;
  }

  private List<List<Line>> templates() {
    CaseLibrary cases = CaseLibrary.load(Content.embedded());
    List<List<Line>> templates = new ArrayList<>();
    for (Case vignette : cases.all()) {
      if (HOOK.equals(vignette.hook())) {
        templates.add(template(cases.renderer(), vignette));
      }
    }
    return templates;
  }

  private List<Line> template(CaseRenderer renderer, Case vignette) {
    PatientIdentity identity = new PatientIdentity(SELF, SELF, "P", SELF, null);
    RenderOptions plain = RenderOptions.plain().withSeed(seed);
    int own = renderer.chart(vignette, at, identity, plain).resources().size();
    RenderOptions more = plain.withNoise(Math.max(0, records - own));
    List<Line> lines = new ArrayList<>();
    for (ObjectNode resource : renderer.chart(vignette, at, identity, more).resources()) {
      lines.add(new Line(resource.path("resourceType").asText(), resource.toString()));
    }
    return lines;
  }

  private void write(
      int file, int first, int end, List<List<Line>> templates, SplittableRandom chance)
      throws IOException {
    Map<String, BufferedWriter> open = new HashMap<>();
    try {
      for (int patient = first; patient < end; patient++) {
        String id = String.format(Locale.ROOT, "p%08d", patient);
        for (Line line : templates.get(chance.nextInt(templates.size()))) {
          BufferedWriter writer = open.get(line.type());
          if (writer == null) {
            String name = String.format(Locale.ROOT, "%s.%04d.ndjson", line.type(), file);
            writer = Files.newBufferedWriter(out.resolve(name));
            open.put(line.type(), writer);
          }
          writer.write(line.text().replace(SELF, id));
          writer.write('\n');
        }
      }
    } finally {
      for (BufferedWriter writer : open.values()) {
        writer.close();
      }
    }
  }
}
