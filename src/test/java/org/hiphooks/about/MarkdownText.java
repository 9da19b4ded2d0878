package org.hiphooks.about;

import java.util.List;

/** Writes Markdown: headings, paragraphs, tables and code, with what they must escape. */
final class MarkdownText {

  private final StringBuilder text = new StringBuilder();

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

  /** The text, with one line break at its end. */
  @Override
  public String toString() {
    return text.toString().strip() + '\n';
  }
}
