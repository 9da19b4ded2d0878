package org.hiphooks.codes;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.hiphooks.config.ExitCode;
import org.hiphooks.knowledge.DraftCodeList;
import org.hiphooks.knowledge.LocalCodes;
import org.hiphooks.knowledge.SiteSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hiphooks codes}: a site's own codes. */
@Command(
    name = "codes",
    description = "Checks and tries a site's own codes, and lists codes that are not understood.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  hiphooks codes check local-codes.json",
      "  hiphooks codes try local-codes.json --config hiphooks.yaml",
      "  hiphooks codes seen --config hiphooks.yaml",
      "",
      "Exit codes: 0 good, 1 a case differs, 2 wrong usage, 3 a map or the configuration is",
      "  invalid, 4 the ledger is out of reach."
    })
public final class CodesCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /**
   * The command with those below it.
   *
   * @param environment variables that override the configuration file
   */
  public static CommandLine of(Map<String, String> environment) {
    return new CommandLine(new CodesCommand())
        .addSubcommand(new Check(environment))
        .addSubcommand(new Try(environment))
        .addSubcommand(new CodesSeenCommand(environment));
  }

  /** Without a command there is nothing to do; the help says so. */
  @Override
  public void run() {
    throw new ParameterException(
        commandLine(spec), "say what to do: hiphooks codes check, try or seen");
  }

  static CommandLine commandLine(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return spec.commandLine();
  }

  private static void print(PrintWriter out, CodesOptions.Loaded loaded) {
    LocalCodes codes = loaded.codes();
    codes.maps().forEach(map -> out.println("Map      " + map));
    int ignored = codes.ignored().values().stream().mapToInt(Set::size).sum();
    out.println("Read     " + codes.inboundCount() + " codes, " + ignored + " more ignored");
    Set<String> missing = new TreeSet<>(DraftCodeList.of(loaded.knowledge()));
    int all = missing.size();
    codes.outbound().forEach(code -> missing.remove(code.system() + '|' + code.code()));
    out.println("Written  " + (all - missing.size()) + " of " + all + " codes of drafts");
    out.println("Hash     " + codes.shortHash());
  }

  /** {@code hiphooks codes check}. */
  @Command(
      name = "check",
      description = "Checks ConceptMaps against the content: file, line and field of each problem.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    private final Map<String, String> environment;

    @Mixin private final CodesOptions options = new CodesOptions();

    @Spec private @Nullable CommandSpec spec;

    Check(Map<String, String> environment) {
      this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
      PrintWriter out = commandLine(spec).getOut();
      print(out, options.load(environment));
      out.flush();
      return ExitCode.DONE;
    }
  }

  /** {@code hiphooks codes try}. */
  @Command(
      name = "try",
      description =
          "Asks every case of the content with the site's codes in place of the content's: the cards"
              + " must be the same.",
      mixinStandardHelpOptions = true)
  static final class Try implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Map<String, String> environment;

    @Mixin private final CodesOptions options = new CodesOptions();

    @Spec private @Nullable CommandSpec spec;

    Try(Map<String, String> environment) {
      this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
      PrintWriter out = commandLine(spec).getOut();
      CodesOptions.Loaded loaded = options.load(environment);
      print(out, loaded);
      SiteSettings site = SiteSettings.of(loaded.knowledge(), loaded.settings().site());
      CodeTrial.Outcome outcome =
          new CodeTrial(loaded.content(), loaded.knowledge(), site, loaded.codes()).run();
      out.println(
          "Cases    "
              + (outcome.cases() - outcome.differing().size())
              + " of "
              + outcome.cases()
              + " give the same cards");
      outcome.differing().forEach(id -> out.println("         differs: " + id));
      outcome.untried().stream()
          .sorted()
          .limit(SHOWN)
          .forEach(code -> out.println("         in no case: " + code));
      if (outcome.untried().size() > SHOWN) {
        out.println("         and " + (outcome.untried().size() - SHOWN) + " more in no case");
      }
      out.flush();
      return outcome.isGood() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
  }
}
