package org.hiphooks.demo.ehr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The last calls of the service, newest first. Thread-safe. */
final class Exchanges {

  /** How many are kept. */
  static final int KEPT = 50;

  private final AtomicLong last = new AtomicLong();
  private final Deque<Exchange> kept = new ArrayDeque<>();

  long nextNumber() {
    return last.incrementAndGet();
  }

  synchronized void add(Exchange exchange) {
    kept.addFirst(exchange);
    if (kept.size() > KEPT) {
      kept.removeLast();
    }
  }

  synchronized List<Exchange> all() {
    return List.copyOf(kept);
  }

  synchronized Optional<Exchange> find(long number) {
    return kept.stream().filter(exchange -> exchange.number() == number).findFirst();
  }
}
