package org.hiphooks.guidance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import net.logstash.logback.encoder.LogstashEncoder;
import org.hiphooks.FailureShape;
import org.slf4j.LoggerFactory;

/**
 * All places into which a service writes beside its answers, from when this is made: log, metrics,
 * bodies and headers of refusals, names of threads, temporary files. Each can be searched for a
 * word.
 */
final class Outputs implements AutoCloseable {

  private static final int REFUSAL = 400;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
  private final List<Path> before = files();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<String> headers = new ConcurrentLinkedQueue<>();
  private final Queue<String> metrics = new ConcurrentLinkedQueue<>();
  private final Queue<String> spans = new ConcurrentLinkedQueue<>();

  Outputs() throws IOException {
    log.start();
    root.addAppender(log);
  }

  /** A reply: its headers and, unless it is an answer, its body. */
  void reply(HttpResponse<String> reply) {
    headers.add(reply.headers().map().toString());
    if (reply.statusCode() >= REFUSAL) {
      refusals.add(reply.body());
    }
  }

  void metrics(String scraped) {
    metrics.add(scraped);
  }

  void span(String written) {
    spans.add(written);
  }

  /** The refusals that hold a word, to show when a search fails. */
  List<String> refusalsWith(String word) {
    return refusals.stream().filter(body -> body.contains(word)).toList();
  }

  int lines() {
    return log.list.size();
  }

  int refusals() {
    return refusals.size();
  }

  /** How often a word is in each place, in whatever case. */
  Map<String, Long> count(String word) throws IOException {
    String wanted = word.toLowerCase(Locale.ROOT);
    Map<String, Long> counts = new TreeMap<>();
    counts.put("log as text and json", hits(wanted, written()));
    counts.put("metrics", hits(wanted, metrics.stream()));
    counts.put("bodies of refusals", hits(wanted, refusals.stream()));
    counts.put("headers", hits(wanted, headers.stream()));
    counts.put("traces", hits(wanted, spans.stream()));
    counts.put(
        "thread names",
        hits(wanted, Thread.getAllStackTraces().keySet().stream().map(Thread::getName)));
    counts.put("temporary files", hits(wanted, newFiles()));
    return counts;
  }

  private static long hits(String wanted, Stream<String> texts) {
    return texts.filter(text -> text.toLowerCase(Locale.ROOT).contains(wanted)).count();
  }

  /** Every event as the shipped text appender writes it, and as JSON. */
  private Stream<String> written() {
    LoggerContext context = root.getLoggerContext();
    LogstashEncoder json = new LogstashEncoder();
    json.setContext(context);
    FailureShape shape = new FailureShape();
    shape.start();
    json.setThrowableConverter(shape);
    json.start();
    Appender<ILoggingEvent> shipped = root.getAppender("text");
    var text = ((OutputStreamAppender<ILoggingEvent>) shipped).getEncoder();
    return List.copyOf(log.list).stream()
        .flatMap(
            event ->
                Stream.of(
                    new String(text.encode(event), UTF_8), new String(json.encode(event), UTF_8)));
  }

  private Stream<String> newFiles() throws IOException {
    return files().stream()
        .filter(file -> !before.contains(file))
        .map(
            file -> {
              try {
                return file + " " + Files.readString(file, ISO_8859_1);
              } catch (IOException e) {
                return file.toString();
              }
            });
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() {
    root.detachAppender(log);
  }
}
