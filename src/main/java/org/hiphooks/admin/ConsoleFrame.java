package org.hiphooks.admin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiphooks.admin.access.Role;
import org.hiphooks.admin.access.Session;
import org.hiphooks.ledger.ModeSetting;
import org.hiphooks.pages.Assets;
import org.hiphooks.pages.Dates;
import org.hiphooks.pages.Words;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page of the console.
 *
 * @param words words of the pages
 * @param assets styles, icons, scripts
 * @param dates writes dates
 * @param content version and hash of the content that answers; empty before one does
 * @param page id of the page
 * @param session who is signed in; null = nobody
 * @param isFresh whether they have shown within minutes who they are
 * @param stop the kill switch, if it is not live; null = it is
 * @param notes what has just happened
 */
public record ConsoleFrame(
    Words words,
    Assets assets,
    Dates dates,
    String content,
    String page,
    @Nullable Session session,
    boolean isFresh,
    @Nullable ModeSetting stop,
    List<String> notes) {

  /** Ids of the pages, in the order of the menu. */
  private static final List<String> PAGES =
      List.of(
          "overview",
          "services",
          "clients",
          "content",
          "modes",
          "feedback",
          "mapping",
          "explanations",
          "audit",
          "accounts");

  private static final Set<String> FOR_AUDITOR = Set.of("explanations", "audit");

  /** Defensive copy. */
  public ConsoleFrame {
    notes = List.copyOf(notes);
  }

  /** Pages that this session may see. */
  public List<String> menu() {
    return PAGES.stream()
        .filter(id -> !FOR_AUDITOR.contains(id) || may("auditor"))
        .filter(id -> !"accounts".equals(id) || may("trust"))
        .toList();
  }

  /** Address of a page. */
  public String href(String id) {
    return "overview".equals(id) ? Console.PATH : Console.PATH + '/' + id;
  }

  /** Whether the session may do something. */
  public boolean may(String role) {
    return session != null && Role.of(List.of(role)).stream().allMatch(session::has);
  }

  /** Name of who is signed in. */
  public String who() {
    return session == null ? "" : session.who();
  }

  /** Their roles. */
  public String roles() {
    return session == null
        ? ""
        : session.roles().stream().map(Role::code).collect(Collectors.joining(", "));
  }

  /** What their forms must hold. */
  public String csrf() {
    return session == null ? "" : session.csrf();
  }
}
