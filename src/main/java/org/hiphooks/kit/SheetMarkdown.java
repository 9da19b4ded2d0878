package org.hiphooks.kit;

import java.util.ArrayList;
import java.util.List;
import org.hiphooks.pages.Words;

/** Writes a sheet as GitHub-flavoured Markdown. */
final class SheetMarkdown {

  private SheetMarkdown() {}

  static String of(RegistrationSheet sheet, Words words) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(words.text("kit.title", sheet.client())).append("\n\n");
    text.append(words.text("kit.intro", sheet.contentVersion(), sheet.dialect())).append("\n\n");
    for (SheetSection section : SheetSections.of(sheet, words)) {
      text.append("## ").append(section.title()).append("\n\n");
      text.append(section.intro()).append("\n\n");
      row(text, section.head());
      text.append("|---".repeat(section.head().size())).append("|\n");
      for (List<String> cells : section.rows()) {
        row(text, marked(cells, section.isCode()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> marked(List<String> cells, List<Boolean> isCode) {
    List<String> marked = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      marked.add(isCode.get(i) && !cell.isEmpty() ? '`' + cell + '`' : cell);
    }
    return marked;
  }

  private static void row(StringBuilder text, List<String> cells) {
    cells.forEach(
        cell ->
            text.append("| ").append(cell.replace("|", "\\|").replaceAll("\\s+", " ")).append(' '));
    text.append("|\n");
  }
}
