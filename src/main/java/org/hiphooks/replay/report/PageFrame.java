package org.hiphooks.replay.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.hiphooks.pages.Pages;

/**
 * The style and the script of a page that stands alone in one file, and the policy that lets a
 * browser run these and nothing else.
 *
 * @param style the style sheet
 * @param script sorts and filters tables; everything can be read without it
 */
public record PageFrame(String style, String script) {

  /** The style of the other pages, and what only reports need. */
  public static PageFrame of(Pages pages) {
    return new PageFrame(
        pages.assets().text("hiphooks.css") + text("report.css"), text("report.js"));
  }

  /** What the page may do: nothing from elsewhere, and no code but its own. */
  public String policy() {
    return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script) + "'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String name) {
    try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
