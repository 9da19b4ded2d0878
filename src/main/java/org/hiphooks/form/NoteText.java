package org.hiphooks.form;

import java.util.List;
import org.hiphooks.pages.Words;

/** The answers as plain text, to be copied into a note. */
final class NoteText {

  private NoteText() {}

  /**
   * One line for each answer; several answers of one question share it.
   *
   * @param when day and time of the answers
   */
  static String of(HipForm form, Answers answers, AnswerWords says, Words words, String when) {
    StringBuilder text = new StringBuilder(words.text("note.head", form.title(), when));
    for (FormItem item : form.questions()) {
      List<String> said =
          answers.of(item.linkId()).stream().map(value -> says.answer(item, value)).toList();
      if (!said.isEmpty()) {
        text.append('\n').append(asked(form.asked(item))).append(String.join("; ", said));
      }
    }
    return text.append('\n').append(words.text("note.rest")).append('\n').toString();
  }

  /** The question, and what divides it from its answer. */
  private static String asked(String text) {
    boolean isQuestion = text.endsWith("?");
    return isQuestion ? text + ' ' : text.replaceFirst("\\.$", "") + ": ";
  }
}
