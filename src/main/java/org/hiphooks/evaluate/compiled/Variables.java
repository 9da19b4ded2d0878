package org.hiphooks.evaluate.compiled;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;

/** The variables of a define or function, while it is compiled: each has a place of its own. */
final class Variables {

  private record Variable(String name, int place) {}

  private final Deque<Variable> open = new ArrayDeque<>();
  private int size;

  /** A new variable, which hides others of its name until it is closed. */
  int open(String name) {
    open.push(new Variable(name, size));
    size++;
    return size - 1;
  }

  /** Ends the variables that were opened last. */
  void close(int count) {
    for (int i = 0; i < count; i++) {
      open.pop();
    }
  }

  /** Place of a variable. */
  int place(String name) {
    return open.stream()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no variable " + name))
        .place();
  }

  /** How many places are needed. */
  int size() {
    return size;
  }
}
