package org.hiphooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hiphooks.demo.Browsers;
import org.hiphooks.pages.Pages;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheet as a hospital prints it: whatever the JSON form holds is on paper. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SheetPrintIT {

  private static final Path ARTIFACTS =
      Path.of(System.getProperty("hiphooks.artifacts", "target/artifacts"));

  @TempDir private Path folder = Path.of("");

  @Test
  void everything_is_on_paper() throws IOException {
    RegistrationSheet sheet = Kits.of(folder).sheet("north").orElseThrow();
    Pages pages = new Pages();
    byte[] pdf = printed(SheetFormat.HTML.write(sheet, pages));
    Files.createDirectories(ARTIFACTS);
    Files.write(ARTIFACTS.resolve("registration.pdf"), pdf);

    String paper = squeezed(text(pdf));
    List<String> wanted = new ArrayList<>();
    leaves(new ObjectMapper().readTree(SheetFormat.JSON.write(sheet, pages)), wanted);
    assertThat(wanted).hasSizeGreaterThan(400);
    assertThat(wanted).allMatch(value -> paper.contains(squeezed(value)));
  }

  private static byte[] printed(String html) {
    try (Browsers browsers = Browsers.start();
        Page page = browsers.browser().newPage()) {
      page.setContent(html);
      return page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDRectangle size = document.getPage(0).getMediaBox();
      assertThat(Math.abs(size.getWidth() - PDRectangle.A4.getWidth())).isLessThan(2);
      assertThat(Math.abs(size.getHeight() - PDRectangle.A4.getHeight())).isLessThan(2);
      return new PDFTextStripper().getText(document);
    }
  }

  /** Lines are broken where the paper ends, also within a word. */
  private static String squeezed(String text) {
    return text.replaceAll("\\s", "");
  }

  private static void leaves(JsonNode node, List<String> into) {
    if (node.isValueNode()) {
      into.add(node.asText());
    }
    node.forEach(child -> leaves(child, into));
  }
}
