package org.hiphooks.cards;

/** Makes text of a record harmless inside Markdown: nothing in it can become markup or HTML. */
final class PlainText {

  private static final String SPECIAL = "\\`*_{}[]<>()#+!|~";

  private PlainText() {}

  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        plain.append(' ');
      } else if (SPECIAL.indexOf(c) >= 0) {
        plain.append(c == '<' ? "&lt;" : c == '>' ? "&gt;" : "\\" + c);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
