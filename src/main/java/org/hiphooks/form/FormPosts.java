package org.hiphooks.form;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
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
  private static final int AT_ONCE = 2;
  private static final String LANGUAGE = "language:";

  private final FormStore store;
  private final FormRooms rooms;
  private final Semaphore places = new Semaphore(AT_ONCE);

  FormPosts(FormStore store, FormRooms rooms) {
    this.store = store;
    this.rooms = rooms;
  }

  /** The page of a form as it was left. */
  FormView current(FormStore.Opened opened, FormDesk desk) {
    Answers answers = opened.form().answers();
    return answers.isEmpty()
        ? desk.asked(opened, answers, Map.of(), "")
        : changed(opened, desk, answers, false);
  }

  void answer(Request request, FormReply asked) {
    Fields fields = PostedForm.read(request, MOST_FIELDS, MOST_BYTES);
    String wish = value(fields, "do");
    String tag = wish.startsWith(LANGUAGE) ? wish.substring(LANGUAGE.length()) : "";
    Locale shown = rooms.language(value(fields, "language"), asked.language());
    FormReply reply = asked.in(rooms.language(tag, shown));
    String handle = value(fields, "handle");
    FormStore.Opened opened = handle.matches(SessionCookie.SECRET) ? store.posted(handle) : null;
    Locale language = reply.language();
    OpenForm open = opened == null ? null : opened.form();
    FormDesk desk = open == null ? rooms.desk(language) : rooms.desk(open.guidance(), language);
    AnswerReader reader = desk.reader(open, open == null ? Instant.now() : open.now());
    Read read = reader.read(linkId -> values(fields, FormPages.FIELD + linkId));
    Map<String, String> unsided = reader.unsided(read.entered());
    if (read.isValid() && "note".equals(wish)) {
      reply.file("hip-form.txt", "text/plain;charset=utf-8", desk.note(open, read.entered()));
    } else if (read.isValid() && "response".equals(wish)) {
      reply.file("hip-form.json", "application/fhir+json", response(desk, open, read));
    } else if (opened == null) {
      reply.over(desk, read.entered(), read.isValid() ? desk.note(null, read.entered()) : "");
    } else if (rooms.isOff(opened.form().guidance())) {
      reply.off(desk, opened, read.entered());
    } else if (wish.startsWith(LANGUAGE) && read.isValid()) {
      reply.form(opened, desk, again(opened, desk, read.entered()));
    } else if (wish.startsWith("copy:") || wish.startsWith("clear:")) {
      one(opened, desk, read, wish, reply);
    } else if (!read.isValid()) {
      reply.form(opened, desk, desk.asked(opened, read.entered(), read.errors(), ""));
    } else if ("undo".equals(wish) && open != null && open.writing() != null) {
      reply.form(opened, desk, desk.saved(opened, read.entered(), withdrawn(open, desk, read)));
    } else if (!unsided.isEmpty()) {
      reply.form(opened, desk, desk.asked(opened, read.entered(), unsided, ""));
    } else {
      store.answered(handle, read.entered());
      reply.form(opened, desk, changed(opened, desk, read.entered(), true));
    }
  }

  /** The same page in another language: nothing is saved, and nothing is lost. */
  private FormView again(FormStore.Opened opened, FormDesk desk, Answers answers) {
    return opened.form().answers().isEmpty()
        ? desk.asked(opened, answers, Map.of(), "")
        : changed(opened, desk, answers, false);
  }

  /** Few at once, because the search for questions evaluates some hundred times. */
  private FormView changed(
      FormStore.Opened opened, FormDesk desk, Answers answers, boolean isSaving) {
    places.acquireUninterruptibly();
    try {
      return desk.saved(opened, answers, written(opened.form(), desk, answers, isSaving));
    } finally {
      places.release();
    }
  }

  private static ChartWrite written(
      OpenForm open, FormDesk desk, Answers answers, boolean isSaving) {
    ChartWriting writing = open.writing();
    if (writing == null) {
      return new ChartWrite(Outcome.NOT_WRITTEN, desk.unwritten(open, answers));
    }
    List<Finding> findings = desk.findings(open, answers, writing.performer());
    if (!isSaving) {
      return writing.state(findings);
    }
    String patient = open.visit().person().id();
    return writing.write(
        findings,
        ResponseWriter.write(desk.form(), answers, patient, writing.performer(), open.now()));
  }

  private static ChartWrite withdrawn(OpenForm open, FormDesk desk, Read read) {
    ChartWriting writing = Objects.requireNonNull(open.writing());
    return writing.withdraw(desk.findings(open, read.entered(), writing.performer()));
  }

  /** Takes over what is on file for one question, or takes its answer back; nothing is saved. */
  private static void one(
      FormStore.Opened opened, FormDesk desk, Read read, String wish, FormReply reply) {
    String linkId = wish.substring(wish.indexOf(':') + 1);
    List<String> values = wish.startsWith("copy:") ? desk.known(opened.form(), linkId) : List.of();
    Answers answers = read.entered().with(linkId, values);
    reply.form(opened, desk, desk.asked(opened, answers, Map.of(), linkId));
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
