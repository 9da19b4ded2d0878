package org.hiphooks.knowledge.check;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads options that take one of a few words. */
final class Choices {

  private Choices() {}

  /** Reads the name of a format. */
  static final class Formats implements ITypeConverter<CheckCommand.Format> {

    @Override
    public CheckCommand.Format convert(String value) {
      return constant(CheckCommand.Format.class, value);
    }
  }

  /** Reads when to use colours. */
  static final class ColourModes implements ITypeConverter<Colours.Mode> {

    @Override
    public Colours.Mode convert(String value) {
      return constant(Colours.Mode.class, value);
    }
  }

  private static <T extends Enum<T>> T constant(Class<T> type, String value) {
    for (T constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    throw new TypeConversionException('\'' + value + "' is none of the choices");
  }
}
