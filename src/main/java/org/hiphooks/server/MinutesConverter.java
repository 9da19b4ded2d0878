package org.hiphooks.server;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something is kept: a day at most. */
final class MinutesConverter implements ITypeConverter<Duration> {

  private static final int MOST = 1440;

  @Override
  public Duration convert(String value) {
    int minutes = value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
    if (minutes < 1 || minutes > MOST) {
      throw new TypeConversionException("must be 1 to " + MOST + " minutes");
    }
    return Duration.ofMinutes(minutes);
  }
}
