package org.hiphooks.form;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.hiphooks.form.AnswerReader.Read;
import org.hiphooks.pages.PostedForm;
import org.hiphooks.pages.SessionCookie;
import org.jspecify.annotations.Nullable;

/** Answers what pages of the form post. Whatever happens, what was entered comes back. */
final class FormPosts {

  private static final int MOST_FIELDS = 600;
  private static final int MOST_BYTES = 60_000;
  private static final String LANGUAGE = "language:";

  private final FormStore store;
  private final FormRooms rooms;

  FormPosts(FormStore store, FormRooms rooms) {
    this.store = store;
    this.rooms = rooms;
  }

  /** The page of a form as it was left. */
  FormView current(FormStore.Opened opened, FormDesk desk) {
    return desk.asked(opened, Entered.of(opened.form().answers()));
  }

  void answer(Request request, FormReply asked) {
    Fields fields = PostedForm.read(request, MOST_FIELDS, MOST_BYTES);
    String wish = value(fields, "do");
    String tag = wish.startsWith(LANGUAGE) ? wish.substring(LANGUAGE.length()) : "";
    Locale shown = rooms.language(value(fields, "language"), asked.language());
    FormReply reply = asked.in(rooms.language(tag, shown));
    String handle = value(fields, "handle");
    FormStore.Opened opened = handle.matches(SessionCookie.SECRET) ? store.posted(handle) : null;
    OpenForm open = opened == null ? null : opened.form();
    Locale language = reply.language();
    FormDesk desk = open == null ? rooms.desk(language) : rooms.desk(open.guidance(), language);
    AnswerReader reader = desk.reader(open, open == null ? Instant.now() : open.now());
    Read read = reader.read(linkId -> values(fields, FormPages.FIELD + linkId));
    if (read.isValid() && "note".equals(wish)) {
      reply.file("hip-form.txt", "text/plain;charset=utf-8", desk.note(open, read.entered()));
    } else if (read.isValid() && "response".equals(wish)) {
      reply.file("hip-form.json", "application/fhir+json", response(desk, open, read));
    } else if (opened == null) {
      reply.over(desk, read.entered(), read.isValid() ? desk.note(null, read.entered()) : "");
    } else if (rooms.isOff(opened.form().guidance())) {
      reply.off(desk, opened, read.entered());
    } else {
      Posted posted = new Posted(wish, value(fields, "seen"), read, reader.unsided(read.entered()));
      answer(opened, desk, posted, reply);
    }
  }

  /**
   * What came from a page.
   *
   * @param seen mark of the answers that were saved when the page was made
   * @param unsided what is wrong if it is saved
   */
  private record Posted(String wish, String seen, Read read, Map<String, String> unsided) {

    Answers answers() {
      return read.entered();
    }

    /**
     * Whether the page is older than the last save and does not hold all that was saved then: what
     * it leaves out was not cleared on it.
     */
    boolean isOlder(Answers saved) {
      return !seen.equals(saved.mark()) && !answers().holds(saved);
    }
  }

  private void answer(FormStore.Opened opened, FormDesk desk, Posted posted, FormReply reply) {
    String wish = posted.wish();
    Read read = posted.read();
    OpenForm open = opened.form();
    ChartWriting writing = open.writing();
    if ("undo".equals(wish) && writing != null && read.isValid()) {
      reply.form(opened, desk, undone(opened, desk, posted, writing));
    } else if (posted.isOlder(open.answers())) {
      reply.form(opened, desk, desk.asked(opened, desk.older(open, read)));
    } else if (wish.startsWith("copy:") || wish.startsWith("clear:")) {
      reply.form(opened, desk, desk.asked(opened, desk.one(open, read, wish)));
    } else if (!read.isValid()) {
      reply.form(opened, desk, desk.asked(opened, Entered.wrong(read.entered(), read.errors())));
    } else if (wish.startsWith(LANGUAGE)) {
      reply.form(opened, desk, desk.asked(opened, Entered.of(read.entered())));
    } else if (!posted.unsided().isEmpty()) {
      Entered wrong = Entered.wrong(read.entered(), posted.unsided());
      reply.form(opened, desk, desk.asked(opened, wrong));
    } else {
      reply.form(opened, desk, saved(opened, desk, posted));
    }
  }

  /** What an older page leaves out is not lost with it. */
  private FormView undone(
      FormStore.Opened before, FormDesk desk, Posted posted, ChartWriting writing) {
    synchronized (before.lock()) {
      Answers saved = newest(before).form().answers();
      boolean isOlder = posted.isOlder(saved);
      Answers answers = isOlder ? posted.answers().and(saved) : posted.answers();
      FormStore.Opened opened = before.answered(answers);
      ChartWrite write =
          writing.withdraw(desk.findings(opened.form(), answers, writing.performer()));
      FormView view = desk.saved(opened, write);
      store.answered(opened.handle(), answers, view.remembered());
      return view;
    }
  }

  /** Saves of one form come one after the other, each against what the one before has left. */
  private FormView saved(FormStore.Opened before, FormDesk desk, Posted posted) {
    synchronized (before.lock()) {
      FormStore.Opened opened = newest(before);
      if (posted.isOlder(opened.form().answers())) {
        return desk.asked(opened, desk.older(opened.form(), posted.read()));
      }
      FormStore.Opened answered = opened.answered(posted.answers());
      store.answered(opened.handle(), posted.answers(), opened.form().shown());
      FormView view = desk.saved(answered, written(answered.form(), desk));
      store.answered(opened.handle(), posted.answers(), view.remembered());
      return view;
    }
  }

  /** The form as it is kept now; as it was if it is over in the meantime. */
  private FormStore.Opened newest(FormStore.Opened before) {
    FormStore.Opened newest = store.posted(before.handle());
    return newest == null ? before : newest;
  }

  private static ChartWrite written(OpenForm open, FormDesk desk) {
    ChartWriting writing = open.writing();
    if (writing == null) {
      return new ChartWrite(Outcome.NOT_WRITTEN, desk.unwritten(open, open.answers()));
    }
    String patient = open.visit().person().id();
    return writing.write(
        desk.findings(open, open.answers(), writing.performer()),
        ResponseWriter.write(
            desk.form(), open.answers(), patient, writing.performer(), open.now()));
  }

  private static String response(FormDesk desk, @Nullable OpenForm open, Read read) {
    String patient = open == null ? "" : open.visit().person().id();
    Instant now = open == null ? Instant.now() : open.now();
    return ResponseWriter.write(desk.form(), read.entered(), patient, null, now).toPrettyString();
  }

  private static String value(Fields fields, String name) {
    String value = fields.getValue(name);
    return value == null ? "" : value;
  }

  private static List<String> values(Fields fields, String name) {
    List<String> values = fields.getValues(name);
    return values == null ? List.of() : values;
  }
}
