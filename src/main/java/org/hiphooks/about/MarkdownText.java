package org.hiphooks.about;

import java.util.ArrayList;
import java.util.List;

/** Writes Markdown: headings, paragraphs, tables and code, with what they must escape. */
final class MarkdownText {

  private final List<Chapter> finished = new ArrayList<>();
  private StringBuilder text = new StringBuilder();
  private String id = "";
  private String title = "";

  /** Begins a chapter; what stood before the first belongs to none. */
  MarkdownText chapter(String chapterId, String words) {
    end();
    id = chapterId;
    title = words;
    return this;
  }

  /** The chapters, in order. */
  List<Chapter> chapters() {
    end();
    return List.copyOf(finished);
  }

  private void end() {
    if (!id.isEmpty()) {
      finished.add(new Chapter(id, title, text.toString().strip() + '\n'));
    }
    text = new StringBuilder();
    id = "";
  }

  MarkdownText heading(int level, String words) {
    return paragraph("#".repeat(level) + ' ' + words);
  }

  MarkdownText paragraph(String words) {
    if (!words.isBlank()) {
      text.append(words.strip()).append("\n\n");
    }
    return this;
  }

  MarkdownText bullets(List<String> items) {
    items.forEach(item -> text.append("- ").append(item.strip()).append('\n'));
    if (!items.isEmpty()) {
      text.append('\n');
    }
    return this;
  }

  /** A text that is quoted as it stands. */
  MarkdownText quote(String words) {
    words.strip().lines().forEach(line -> text.append(("> " + line).strip()).append('\n'));
    text.append('\n');
    return this;
  }

  MarkdownText code(String language, String lines) {
    if (!lines.isBlank()) {
      text.append("```").append(language).append('\n');
      text.append(lines.strip()).append("\n```\n\n");
    }
    return this;
  }

  MarkdownText table(List<String> head, List<List<String>> rows) {
    row(head);
    text.append("|---".repeat(head.size())).append("|\n");
    rows.forEach(this::row);
    text.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    for (String cell : cells) {
      text.append("| ")
          .append(cell.replace("|", "\\|").replaceAll("\\s+", " ").strip())
          .append(' ');
    }
    text.append("|\n");
  }
}
