package org.hiphooks.admin;

import java.util.HashMap;
import java.util.Map;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.ledger.ChangeRefused;

/** A page of the console and what is below it. Whoever asks has signed in. */
abstract class ConsolePage {

  private final ConsoleParts parts;
  private final String id;

  ConsolePage(ConsoleParts parts, String id) {
    this.parts = parts;
    this.id = id;
  }

  /** Its id, which is the first part of its path. */
  final String id() {
    return id;
  }

  final ConsoleParts parts() {
    return parts;
  }

  /**
   * Answers.
   *
   * @throws ChangeRefused if somebody was quicker, in words for whoever asks
   */
  abstract void answer(ConsoleRequest request, Session session) throws ChangeRefused;

  /** Renders a template in the frame of the page. */
  final byte[] render(String template, Session session, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("frame", Frames.of(parts, id, session));
    return parts.pages().render("admin/" + template + ".jte", all);
  }

  /** The words of a key. */
  final String text(String key, Object... values) {
    return parts.pages().words().text(key, values);
  }

  final String href() {
    return "overview".equals(id) ? Console.PATH : Console.PATH + '/' + id;
  }

  static void require(Session session, Role role) {
    if (!session.has(role)) {
      throw Refused.role();
    }
  }
}
