package org.hiphooks.config;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port of the command line: 0 to 65535. */
public final class PortConverter implements ITypeConverter<Integer> {

  private static final int LAST = 65_535;

  @Override
  public Integer convert(String text) {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 0 || port > LAST) {
      throw new TypeConversionException("'" + text + "' is no port: 0 to 65535");
    }
    return port;
  }
}
