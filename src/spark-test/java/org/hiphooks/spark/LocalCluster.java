package org.hiphooks.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standalone cluster on this machine, on loopback only: a master and workers as processes of
 * their own, from a folder with Spark's jars as an installation has it, and jobs handed in by
 * spark-submit's own main class.
 */
final class LocalCluster implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Path home;
  private final Path folder;
  private final int port;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;

  /**
   * Starts a cluster.
   *
   * @param home folder with {@code jars/}
   * @param folder where logs and work go
   * @param size number of workers, each with one core
   */
  LocalCluster(Path home, Path folder, int size) throws IOException, InterruptedException {
    this.home = home.toAbsolutePath();
    this.folder = Files.createDirectories(folder.toAbsolutePath());
    this.port = freePort();
    this.master =
        start(
            "master",
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--webui-port",
                "0"));
    await("master", "New state: ALIVE");
    for (int i = 0; i < size; i++) {
      String name = "worker-" + i;
      workers.add(
          start(
              name,
              List.of(
                  "org.apache.spark.deploy.worker.Worker",
                  "--host",
                  "127.0.0.1",
                  "--cores",
                  "1",
                  "--memory",
                  "1400m",
                  "--webui-port",
                  "0",
                  "--work-dir",
                  this.folder.resolve("work-" + i).toString(),
                  url())));
      await(name, "Successfully registered with master");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return "spark://127.0.0.1:" + port;
  }

  private Process start(String name, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", home.resolve("jars") + "/*"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.redirectOutput(log(name).toFile());
    return builder.start();
  }

  Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private void await(String name, String words) throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.readString(log(name)).contains(words)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(name + " does not start: " + Files.readString(log(name)));
      }
      Thread.sleep(100);
    }
  }

  /** Hands in a job, in client mode. */
  Process submit(String name, List<String> options, Path jar, Path lib, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            url(),
            "--class",
            CohortJob.class.getName(),
            "--conf",
            "spark.driver.host=127.0.0.1",
            "--conf",
            "spark.driver.bindAddress=127.0.0.1",
            "--conf",
            "spark.ui.enabled=false",
            "--jars",
            jars(lib)));
    command.addAll(options);
    command.add(jar.toString());
    command.addAll(arguments);
    return start(name, command);
  }

  private static String jars(Path lib) throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files.map(Path::toString).sorted().collect(Collectors.joining(","));
    }
  }

  /** Ends a worker and its executors at once, as a machine that loses power does. */
  void kill(int worker) throws InterruptedException {
    Process process = workers.get(worker);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    for (Process worker : workers) {
      worker.descendants().forEach(ProcessHandle::destroyForcibly);
      worker.destroyForcibly().waitFor();
    }
    master.destroyForcibly().waitFor();
  }
}
