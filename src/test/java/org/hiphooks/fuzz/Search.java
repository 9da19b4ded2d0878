package org.hiphooks.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One search by Jazzer, guided by the branches that inputs reach, in a JVM of its own: its
 * instrumentation changes every class that is loaded after it.
 *
 * @param exit {@link #CLEAN}, or {@link #FOUND}
 * @param runs inputs that were tried
 * @param log what it printed
 */
record Search(int exit, long runs, String log) {

  static final int CLEAN = 0;
  static final int FOUND = 77;

  private static final Pattern RUNS = Pattern.compile("(?m)^Done (\\d+) (?:runs )?in ");
  private static final int LONGEST_INPUT_SECONDS = 60;
  private static final int START_MINUTES = 10;

  /**
   * Searches for so long.
   *
   * @param target class with {@code fuzzerTestOneInput}
   * @param corpus folder to begin with; it is not changed
   * @param found folder for inputs that reach new branches, and for the one that breaks
   */
  static Search run(Class<?> target, Path corpus, Path found, long seconds)
      throws IOException, InterruptedException {
    Files.createDirectories(found.resolve("corpus"));
    Path log = found.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(target, corpus, found, seconds))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(seconds + 60L * START_MINUTES, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the search did not end; see " + log);
    }
    String text = Files.readString(log, StandardCharsets.ISO_8859_1);
    Matcher runs = RUNS.matcher(text);
    return new Search(process.exitValue(), runs.find() ? Long.parseLong(runs.group(1)) : 0, text);
  }

  private static List<String> command(Class<?> target, Path corpus, Path found, long seconds) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:-OmitStackTraceInFastThrow"));
    command.addAll(List.of("-cp", classPath(), "com.code_intelligence.jazzer.Jazzer"));
    command.add("--target_class=" + target.getName());
    command.add("--instrumentation_includes=org.hiphooks.**");
    command.add("--custom_hook_includes=org.hiphooks.**");
    command.add("--reproducer_path=" + found);
    command.add("-artifact_prefix=" + found + File.separator);
    command.add("-max_total_time=" + seconds);
    command.add("-timeout=" + LONGEST_INPUT_SECONDS);
    command.add("-seed=1");
    command.add("-print_final_stats=1");
    command.add(found.resolve("corpus").toString());
    command.add(corpus.toString());
    return command;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
