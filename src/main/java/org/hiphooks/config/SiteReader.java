package org.hiphooks.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code site:}. */
final class SiteReader {

  private static final int LONGEST = 200;
  private static final int MOST_MAPS = 20;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final Pattern PHONE = Pattern.compile("[0-9+()/ .x-]+");
  private static final Pattern ANYTHING = Pattern.compile("\\P{Cntrl}+");

  private final Problems problems;
  private final Function<Scalar, @Nullable Path> paths;

  SiteReader(Problems problems, Function<Scalar, @Nullable Path> paths) {
    this.problems = problems;
    this.paths = paths;
  }

  /** Whom to ask. */
  ContactSection contact(YamlSection site) {
    YamlSection section = site.section("contact");
    ContactSection read =
        new ContactSection(
            text(section, "name", ANYTHING, "must be a line of at most 200 characters"),
            text(section, "email", EMAIL, "an address is like cds@example.org"),
            text(section, "phone", PHONE, "a number has digits, spaces and + ( ) / . - x"));
    section.refuseOthers();
    return read;
  }

  /** Files with the site's own codes. */
  List<Path> conceptMaps(YamlSection site) {
    List<Scalar> written = site.list("conceptMaps").orElse(List.of());
    if (written.size() > MOST_MAPS) {
      problems.add(site.place(), "has more than " + MOST_MAPS + " conceptMaps");
    }
    return written.stream().limit(MOST_MAPS).map(paths).filter(Objects::nonNull).toList();
  }

  private String text(YamlSection section, String key, Pattern form, String otherwise) {
    Scalar written = section.scalar(key).orElse(null);
    if (written == null) {
      return "";
    }
    String text = written.text().strip();
    if (text.length() > LONGEST || !form.matcher(text).matches()) {
      problems.add(written.place(), otherwise);
      return "";
    }
    return text;
  }
}
