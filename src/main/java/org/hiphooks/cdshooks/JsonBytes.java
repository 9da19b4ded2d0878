package org.hiphooks.cdshooks;

import java.util.Arrays;

/**
 * Passes over JSON without making anything of it, and takes care that a name stands once in an
 * object.
 */
class JsonBytes extends JsonScalars {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NAME = 64;
  private static final int MAX_NAMES = 100;

  /** Where the last name begins. */
  protected int nameStart;

  /** After its last byte. */
  protected int nameEnd;

  private long[] names = new long[256];
  private int held;
  private int depth;

  JsonBytes(byte[] bytes) {
    super(bytes);
  }

  /** Passes over a value that begins here. */
  final void skip() {
    switch (bytes[at]) {
      case '"' -> string();
      case '{' -> object();
      case '[' -> array();
      case 't', 'f', 'n' -> word();
      default -> number();
    }
  }

  private void object() {
    int outer = open();
    byte next = first('}');
    while (next != '}') {
      name(outer);
      skip();
      next = following('}');
    }
    close(outer);
  }

  private void array() {
    int outer = open();
    byte next = first(']');
    while (next != ']') {
      skip();
      next = following(']');
    }
    close(outer);
  }

  /** Into an object or array; gives what {@link #name} and {@link #close} want. */
  final int open() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw Unusual.INSTANCE;
    }
    at++;
    return held;
  }

  /** Out of it again. */
  final void close(int outer) {
    held = outer;
    depth--;
  }

  /** After the opening: stands before what is first, or after the end. */
  final byte first(char end) {
    byte next = space();
    if (next == end) {
      at++;
    }
    return next;
  }

  /** After a value: stands before what follows, or after the end. */
  final byte following(char end) {
    byte next = space();
    at++;
    if (next == ',') {
      next = space();
      return next == end ? unusual() : next;
    }
    return next == end ? next : unusual();
  }

  private static byte unusual() {
    throw Unusual.INSTANCE;
  }

  /** Passes over a name and its colon; gives its fingerprint. A second of a kind is unusual. */
  final long name(int outer) {
    if (bytes[at] != '"') {
      throw Unusual.INSTANCE;
    }
    int start = at + 1;
    string();
    int length = at - 1 - start;
    if (!isPlain || length > MAX_NAME) {
      throw Unusual.INSTANCE;
    }
    nameStart = start;
    nameEnd = at - 1;
    long print = fingerprint(start, length);
    hold(outer, print);
    if (space() != ':') {
      throw Unusual.INSTANCE;
    }
    at++;
    space();
    return print;
  }

  private void hold(int outer, long print) {
    if (held - outer >= MAX_NAMES) {
      throw Unusual.INSTANCE;
    }
    for (int i = outer; i < held; i++) {
      if (names[i] == print) {
        throw Unusual.INSTANCE;
      }
    }
    if (held == names.length) {
      names = Arrays.copyOf(names, held * 2);
    }
    names[held] = print;
    held++;
  }
}
