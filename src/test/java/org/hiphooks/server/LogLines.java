package org.hiphooks.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, as it would be written. */
final class LogLines implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  LogLines() {
    appender.start();
    root.addAppender(appender);
  }

  String text() {
    return List.copyOf(appender.list).stream()
        .map(
            event ->
                event.getLevel()
                    + " "
                    + event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage()))
        .collect(Collectors.joining("\n"));
  }

  /** The ids under which lines speak of calls, where they have one. */
  List<String> correlations() {
    return List.copyOf(appender.list).stream()
        .map(event -> event.getMDCPropertyMap().getOrDefault("correlation", ""))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  @Override
  public void close() {
    root.detachAppender(appender);
  }
}
