package org.hiphooks.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The change log that is packed into the product. */
final class Changes {

  private static final String FILE = "/CHANGELOG.md";

  private Changes() {}

  /** Its text without its first heading, with headings of the third level and lower. */
  static String text() {
    try (InputStream in = Changes.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not packed into this build");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceFirst("(?s)\\A# [^\\n]*\\n", "").replaceAll("(?m)^##", "###");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
