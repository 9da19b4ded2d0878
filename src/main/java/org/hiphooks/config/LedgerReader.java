package org.hiphooks.config;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code ledger:}. */
final class LedgerReader {

  private static final Pattern DATABASE =
      Pattern.compile("jdbc:postgresql://[A-Za-z0-9.:\\[\\]-]+/[A-Za-z0-9_-]+(\\?[^\\s]*)?");
  private static final int MAX_DAYS = 3650;

  private final Problems problems;
  private final Environment environment;
  private final Values values;
  private final Function<Scalar, @Nullable Path> paths;

  LedgerReader(Problems problems, Environment environment, Function<Scalar, @Nullable Path> paths) {
    this.problems = problems;
    this.environment = environment;
    this.values = new Values(problems);
    this.paths = paths;
  }

  LedgerSection read(YamlSection section) {
    LedgerSection defaults = LedgerSection.NONE;
    LedgerSection read =
        new LedgerSection(
            path(section, "folder", "HIPHOOKS_LEDGER_FOLDER"),
            over(section, "database", "HIPHOOKS_LEDGER_DATABASE"),
            over(section, "user", "HIPHOOKS_LEDGER_USER"),
            path(section, "passwordFile", "HIPHOOKS_LEDGER_PASSWORD_FILE"),
            path(section, "keyFile", "HIPHOOKS_LEDGER_KEY_FILE"),
            section.scalar("comments").map(values::flag).orElse(defaults.comments()),
            section.scalar("retainDays").map(this::days).orElse(defaults.retainDays()),
            section.scalar("commentDays").map(this::days).orElse(defaults.commentDays()),
            guard(section.section("guard")));
    environment.knows("HIPHOOKS_LEDGER_KEY");
    section.refuseOthers();
    return read;
  }

  private @Nullable Path path(YamlSection section, String key, String variable) {
    Scalar written = section.scalar(key).orElse(null);
    Scalar overriding = environment.scalar(variable).orElse(null);
    if (overriding != null) {
      return values.path(overriding);
    }
    return written == null ? null : paths.apply(written);
  }

  private @Nullable String over(YamlSection section, String key, String variable) {
    Scalar written = section.scalar(key).orElse(null);
    Scalar value = environment.scalar(variable).orElse(written);
    if (value == null) {
      return null;
    }
    if ("database".equals(key) && !DATABASE.matcher(value.text()).matches()) {
      problems.add(value.place(), "must be like jdbc:postgresql://host:5432/name");
    }
    return values.text(value);
  }

  private @Nullable GuardSection guard(YamlSection section) {
    Path baseline = section.scalar("baseline").map(paths).orElse(null);
    int factor = number(section, "factor", 3, 2, 100);
    int minCalls = number(section, "minCalls", 200, 30, 1_000_000);
    int windowHours = number(section, "windowHours", 24, 1, 24 * 31);
    section.refuseOthers();
    return baseline == null ? null : new GuardSection(baseline, factor, minCalls, windowHours);
  }

  private int number(YamlSection section, String key, int otherwise, int least, int most) {
    return section.scalar(key).map(value -> values.number(value, least, most)).orElse(otherwise);
  }

  private int days(Scalar value) {
    return values.number(value, 1, MAX_DAYS);
  }
}
