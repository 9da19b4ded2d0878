package org.hiphooks.form;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.pages.PageResponse;

/** Answers requests of the form with pages and files. */
record FormReply(FormRooms rooms, Locale language, Response response, Callback callback) {

  private static final int OK = 200;
  private static final int UNPROCESSABLE = 422;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;

  /** The same in another language. */
  FormReply in(Locale other) {
    return new FormReply(rooms, other, response, callback);
  }

  /** The page of an open form. */
  void form(FormStore.Opened opened, FormDesk desk, FormView view) {
    Map<String, Object> parameters = parameters(desk);
    parameters.put("view", view);
    parameters.put("languages", rooms.languages());
    byte[] page = rooms.pages().render("form/page.jte", parameters);
    int status = view.hasErrors() ? UNPROCESSABLE : OK;
    PageResponse.begin(response, view.isOlder() ? CONFLICT : status);
    PageResponse.framedBy(response, opened.form().guidance().settings().origins());
    response.write(true, ByteBuffer.wrap(page), callback);
  }

  /** The page of a form that is over: what was answered can be taken along. */
  void over(FormDesk desk, Answers answers, String note) {
    Map<String, Object> parameters = parameters(desk);
    parameters.put("answers", answers.chosen());
    parameters.put("note", note);
    anywhere(GONE, rooms.pages().render("form/over.jte", parameters));
  }

  /** The page of a form that is switched off: nothing is judged or written, and nothing is lost. */
  void off(FormDesk desk, FormStore.Opened opened, Answers answers) {
    Map<String, Object> parameters = parameters(desk);
    parameters.put("answers", answers.chosen());
    parameters.put("handle", opened.handle());
    byte[] page = rooms.pages().render("form/off.jte", parameters);
    PageResponse.begin(response, OK);
    PageResponse.framedBy(response, opened.form().guidance().settings().origins());
    response.write(true, ByteBuffer.wrap(page), callback);
  }

  /** A file to keep. */
  void file(String name, String type, String text) {
    PageResponse.begin(response, OK, type);
    response.getHeaders().put("Content-Disposition", "attachment; filename=\"" + name + '"');
    response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
  }

  /** A page that says one thing and nothing of a patient. */
  void plain(int status, String key, Object... values) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("words", rooms.words(language));
    parameters.put("assets", rooms.pages().assets());
    parameters.put("language", language.toLanguageTag());
    parameters.put("text", rooms.words(language).text(key, values));
    anywhere(status, rooms.pages().render("form/plain.jte", parameters));
  }

  /** In a frame of any client: nobody can tell any more whose frame it is. */
  private void anywhere(int status, byte[] page) {
    PageResponse.begin(response, status);
    PageResponse.framedBy(response, rooms.newest().origins());
    response.write(true, ByteBuffer.wrap(page), callback);
  }

  private Map<String, Object> parameters(FormDesk desk) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("words", rooms.words(language));
    parameters.put("assets", rooms.pages().assets());
    parameters.put("title", desk.form().title());
    parameters.put("contentLanguage", desk.form().contentLanguage());
    parameters.put("isReviewed", desk.form().isReviewed());
    parameters.put("language", language.toLanguageTag());
    return parameters;
  }
}
