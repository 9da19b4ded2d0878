package org.hiphooks.ledger.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hiphooks.ledger.LedgerKey;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Hands out rows, one by one. */
public final class Exports {

  private final Jdbi jdbi;
  private final LedgerKey key;

  Exports(Jdbi jdbi, LedgerKey key) {
    this.jdbi = jdbi;
    this.key = key;
  }

  /** What can be handed out. */
  public enum Part {
    /** Calls with what fired in them. */
    CARDS(
        """
        select c.at_ms, c.client, c.service, c.hook_instance, c.content_hash, c.patient,
          c.clinician, c.mode, r.rule, r.level, r.state, r.card, r.topic
        from hook_call c left join firing r on r.call_id = c.id
        where c.at_ms >= :since order by c.at_ms, c.id, r.ordinal
        """),
    /** What was said of cards; whether the card and the suggestion are known. */
    FEEDBACK(
        """
        select f.id, f.received_ms, f.at_ms, f.client, f.service, f.card,
          (select min(r.rule) from firing r where r.card = f.card) as rule,
          (select min(r.level) from firing r where r.card = f.card) as level,
          f.outcome, f.suggestion, f.reason_system, f.reason_code, f.reason_display,
          f.vendor_reason,
          case when exists (select 1 from firing r where r.card = f.card)
            then 'yes' else 'no' end as known_card,
          case when f.suggestion = '' then ''
            when exists (select 1 from firing r where r.card = f.card
              and ' ' || r.suggestions || ' ' like '% ' || f.suggestion || ' %')
            then 'yes' else 'no' end as known_suggestion,
          case when f.at_ms > f.received_ms + 300000 then 'yes' else 'no' end as in_future,
          f.sealed_comment
        from feedback f where f.received_ms >= :since order by f.received_ms, f.id
        """),
    /** Modes that are set. */
    MODES(
        """
        select service, rule, client, mode, since_ms, who, reason, until_ms, former
        from mode_setting where since_ms >= :since order by service, rule, client
        """),
    /** Administration acts. */
    AUDIT(
        """
        select number, at_ms, who, action, subject, before_text, after_text, reason, until_ms, chain
        from audit where at_ms >= :since order by number
        """);

    private final String sql;

    Part(String sql) {
      this.sql = sql;
    }

    /** As it is written. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A value of a row.
   *
   * @param name name of the column
   * @param value text or number; null if there is none
   */
  public record Value(String name, @Nullable Object value) {}

  /** How many rows a part has. */
  public long count(Part part) {
    AtomicLong count = new AtomicLong();
    read(part, Instant.EPOCH, false, row -> count.incrementAndGet());
    return count.get();
  }

  /**
   * Reads the rows of a part since a time.
   *
   * @param withComments whether comments are decrypted; otherwise it is said only that there is one
   */
  public void read(Part part, Instant since, boolean withComments, Consumer<List<Value>> rows) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(part.sql)
                .bind("since", since.toEpochMilli())
                .setFetchSize(1000)
                .mapToMap()
                .forEach(
                    row -> {
                      List<Value> values = new ArrayList<>();
                      row.forEach((name, value) -> values.add(value(name, value)));
                      rows.accept(withComment(values, row.get("id"), withComments));
                    }));
  }

  private static Value value(String column, @Nullable Object value) {
    String name = column.toLowerCase(Locale.ROOT);
    if (!name.endsWith("_ms")) {
      return new Value(name, value);
    }
    String stem = name.substring(0, name.length() - 3);
    return new Value(
        stem, value instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : null);
  }

  private List<Value> withComment(List<Value> row, @Nullable Object id, boolean isOpen) {
    List<Value> values = new ArrayList<>();
    for (Value value : row) {
      if ("sealed_comment".equals(value.name())) {
        values.add(new Value("comment", comment(value.value(), id, isOpen).orElse(null)));
      } else {
        values.add(value);
      }
    }
    return values;
  }

  private Optional<String> comment(@Nullable Object sealed, @Nullable Object id, boolean isOpen) {
    if (sealed == null) {
      return Optional.empty();
    }
    return Optional.of(
        isOpen ? key.open(sealed.toString(), String.valueOf(id)) : "(kept; --comments shows it)");
  }
}
