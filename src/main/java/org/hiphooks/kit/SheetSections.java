package org.hiphooks.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hiphooks.config.ContactSection;
import org.hiphooks.kit.RegistrationSheet.Prefetch;
import org.hiphooks.kit.RegistrationSheet.Scopes;
import org.hiphooks.kit.RegistrationSheet.Tokens;
import org.hiphooks.pages.Words;

/** The parts of a sheet in the order in which staff need them, in words. */
public final class SheetSections {

  private static final String SEPARATOR = "; ";

  private final Words words;
  private final RegistrationSheet sheet;
  private final List<SheetSection> sections = new ArrayList<>();

  private SheetSections(Words words, RegistrationSheet sheet) {
    this.words = words;
    this.sheet = sheet;
  }

  /** The parts of a sheet. */
  public static List<SheetSection> of(RegistrationSheet sheet, Words words) {
    SheetSections made = new SheetSections(words, sheet);
    made.calls();
    made.access();
    made.cards();
    made.rest();
    return List.copyOf(made.sections);
  }

  private void calls() {
    add(
        "addresses",
        "..cc",
        sheet.addresses().stream()
            .map(a -> List.of(a.purpose(), a.method(), a.url(), said(a.audience(), "none")))
            .toList());
    List<List<String>> triggers = new ArrayList<>();
    sheet
        .services()
        .forEach(
            service ->
                service
                    .triggers()
                    .forEach(when -> triggers.add(List.of(service.id(), service.hook(), when))));
    add("services", "cc.", triggers);
    sheet
        .prefetch()
        .forEach(
            (profile, rows) -> {
              String key =
                  profile.equals(sheet.profile()) ? "kit.profile.own" : "kit.profile.other";
              String title = words.text(key, words.text("kit.profile." + profile));
              String intro = words.text("kit.profile." + profile + ".intro");
              sections.add(
                  new SheetSection(
                      "prefetch-" + profile,
                      title,
                      intro,
                      head("prefetch"),
                      cells(rows),
                      code("cc")));
            });
  }

  private static List<List<String>> cells(List<Prefetch> rows) {
    return rows.stream().map(row -> List.of(row.key(), row.query())).toList();
  }

  private void access() {
    Scopes scopes = sheet.scopes();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < scopes.version1().size(); i++) {
      rows.add(List.of(scopes.version1().get(i), scopes.version2().get(i)));
    }
    add("scopes", "cc", rows);
    Tokens tokens = sheet.tokens();
    String algorithms = String.join(", ", tokens.algorithms());
    add(
        "tokens",
        "c.",
        List.of(
            List.of("iss", said(tokens.issuer(), "unset")),
            List.of("sub", said(tokens.subject(), "any")),
            List.of("tenant", said(tokens.tenant(), "any")),
            List.of("aud", words.text("kit.tokens.aud")),
            List.of("alg", said(algorithms, "unset")),
            List.of("jku", tokens.keys()),
            List.of("exp", words.text("kit.tokens.exp", tokens.lifetimeSeconds())),
            List.of("iat", words.text("kit.tokens.iat", tokens.skewSeconds())),
            List.of("jti", words.text("kit.tokens.jti"))));
  }

  private void cards() {
    add(
        "links",
        "c.",
        sheet.links().stream()
            .map(link -> List.of(link.url(), String.join(SEPARATOR, link.labels())))
            .toList());
    add(
        "reasons",
        "cc.",
        sheet.reasons().stream().map(r -> List.of(r.code(), r.system(), r.display())).toList());
    add(
        "topics",
        "c.",
        sheet.topics().stream()
            .map(topic -> List.of(topic.code(), String.join(SEPARATOR, topic.cards())))
            .toList());
    boolean isNeeded = "epic".equals(sheet.dialect());
    add(
        "orders",
        "cc..c",
        sheet.orders().stream()
            .map(
                o ->
                    List.of(
                        o.code(),
                        o.system(),
                        o.text(),
                        (o.kind() + ' ' + o.priority()).strip(),
                        said(o.theirs(), isNeeded ? "map" : "asis")))
            .toList());
  }

  private void rest() {
    add("limits", "..", sheet.limits().stream().map(l -> List.of(l.what(), l.value())).toList());
    ContactSection contact = sheet.contact();
    add(
        "contact",
        "..",
        List.of(
            List.of(words.text("kit.contact.name"), said(contact.name(), "missing")),
            List.of(words.text("kit.contact.email"), said(contact.email(), "missing")),
            List.of(words.text("kit.contact.phone"), said(contact.phone(), "missing"))));
    add(
        "content",
        ".c",
        List.of(
            List.of(words.text("kit.content.version"), sheet.contentVersion()),
            List.of(words.text("kit.content.hash"), sheet.contentHash())));
  }

  private String said(String value, String otherwise) {
    return value.isEmpty() ? words.text("kit.said." + otherwise) : value;
  }

  private void add(String id, String columns, List<List<String>> rows) {
    sections.add(
        new SheetSection(
            id,
            words.text("kit." + id + ".title"),
            words.text("kit." + id + ".intro"),
            head(id),
            rows,
            code(columns)));
  }

  private List<String> head(String id) {
    return Arrays.asList(words.text("kit." + id + ".head").split("\\|", -1));
  }

  /** One letter a column: c for what is copied letter for letter. */
  private static List<Boolean> code(String columns) {
    return columns.chars().mapToObj(letter -> letter == 'c').toList();
  }
}
