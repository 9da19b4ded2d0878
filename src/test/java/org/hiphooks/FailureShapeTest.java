package org.hiphooks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.logstash.logback.encoder.LogstashEncoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's own log configuration, read as it is shipped. */
class FailureShapeTest {

  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void readTheShippedConfiguration() throws JoranException {
    context.setMDCAdapter(new LogbackMDCAdapter());
    URL file = Objects.requireNonNull(Main.class.getResource("/logback.xml"));
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(file);
  }

  @Test
  void anExceptionIsLoggedWithoutAnyMessageOfItsChain() {
    Exception inner = new IllegalStateException("Ann Example, born 1990");
    String line = line(new IllegalArgumentException("Patient/ann", inner));
    assertThat(line)
        .contains("reading failed")
        .contains("failed with java.lang.IllegalArgumentException")
        .contains("caused by java.lang.IllegalStateException")
        .contains("FailureShapeTest.java")
        .doesNotContain("Ann", "ann", "1990");
  }

  /** As it is with HIPHOOKS_LOG=json. */
  @Test
  void inJsonAnExceptionHasNoMessageEither() throws JoranException {
    context.reset();
    context.putProperty("HIPHOOKS_LOG", "json");
    readTheShippedConfiguration();
    LogstashEncoder encoder =
        (LogstashEncoder)
            ((ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("json"))
                .getEncoder();
    Exception inner = new IllegalStateException("Ann Example, born 1990");

    String line =
        new String(
            encoder.encode(event(new IllegalArgumentException("Patient/ann", inner))),
            StandardCharsets.UTF_8);

    assertThat(line)
        .startsWith("{\"@timestamp\"")
        .contains("\"message\":\"reading failed\"")
        .contains("\"failure\":\"  failed with java.lang.IllegalArgumentException")
        .doesNotContain("Ann", "ann", "1990")
        .containsOnlyOnce(System.lineSeparator());
  }

  @Test
  void aLineWithoutAnExceptionIsOneLine() {
    assertThat(line(null)).contains("reading failed").containsOnlyOnce(System.lineSeparator());
  }

  @Test
  void aChainThatNeverEndsIsCut() {
    Exception chain = new IllegalStateException();
    for (int i = 0; i < 100; i++) {
      chain = new IllegalStateException(chain);
    }
    assertThat(line(chain).lines().filter(text -> text.contains("caused by")).toList()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.opencds.cqf.cql.engine.execution.CqlEngine",
        "org.opencds.cqf.cql.engine.elm.executing.MessageEvaluator",
        "ca.uhn.fhir.rest.server.RestfulServer",
        "ca.uhn.fhir.parser.JsonParser",
        "org.eclipse.jetty.server.Response",
      })
  void loggersThatQuoteRecordsAreOff(String name) {
    assertThat(context.getLogger(name).isErrorEnabled()).isFalse();
  }

  @Test
  void ourOwnNewsIsSeen() {
    assertThat(context.getLogger("org.hiphooks.server").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("org.example").isInfoEnabled()).isFalse();
  }

  private String line(@Nullable Throwable failure) {
    return new String(encoder().encode(event(failure)), StandardCharsets.UTF_8);
  }

  private LoggingEvent event(@Nullable Throwable failure) {
    return new LoggingEvent(
        FailureShapeTest.class.getName(),
        context.getLogger("org.hiphooks.chart"),
        Level.WARN,
        "reading failed",
        failure,
        null);
  }

  private PatternLayoutEncoder encoder() {
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>)
            List.of(context.getLogger("ROOT").getAppender("text")).get(0);
    return (PatternLayoutEncoder) console.getEncoder();
  }
}
