package org.hiphooks.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/** Renders the templates of {@code src/main/jte}, compiled at build time. Thread-safe. */
public final class Pages {

  /** The package of the compiled templates, as the build names it. */
  private static final String PACKAGE = "org.hiphooks.templates";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);
  private final Words words = Words.english();
  private final Assets assets = Assets.load();

  /** The words of the pages. */
  public Words words() {
    return words;
  }

  /** Style sheet, icons and scripts. */
  public Assets assets() {
    return assets;
  }

  /** Renders a page into memory. */
  public byte[] render(String template, Map<String, Object> parameters) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template, parameters, output);
    return output.toByteArray();
  }

  /** Renders a page to an output, for instance a {@link StreamOutput}. */
  public void render(String template, Map<String, Object> parameters, TemplateOutput output) {
    engine.render(template, parameters, output);
  }
}
