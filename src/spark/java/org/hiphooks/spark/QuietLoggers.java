package org.hiphooks.spark;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Switches off what could write of a patient. The product's own settings of loggers do not hold on
 * a cluster, where Spark brings another logging library with settings of the cluster.
 */
final class QuietLoggers {

  /** These write values of the patient's record into their messages. */
  private static final List<String> OFF =
      List.of("org.opencds.cqf.cql.engine", "org.cqframework", "ca.uhn.fhir", "org.hl7.fhir");

  /** What single answers could not read stands in the tables, and is not said a million times. */
  private static final String ANSWERS = "org.hiphooks.guidance";

  private QuietLoggers() {}

  static void quiet() {
    Configurator.setLevel(ANSWERS, Level.ERROR);
    OFF.forEach(name -> Configurator.setLevel(name, Level.OFF));
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory.getClass().getName().startsWith("ch.qos.logback.")) {
      Logback.quiet(factory);
    }
  }

  /** Apart, because the library is not there on every cluster. */
  private static final class Logback {

    static void quiet(ILoggerFactory factory) {
      if (factory instanceof ch.qos.logback.classic.LoggerContext context) {
        context.getLogger(ANSWERS).setLevel(ch.qos.logback.classic.Level.ERROR);
        OFF.forEach(name -> context.getLogger(name).setLevel(ch.qos.logback.classic.Level.OFF));
      }
    }
  }
}
