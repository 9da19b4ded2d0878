package org.hiphooks.cdshooks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Passes over what JSON is made of, byte by byte or eight at once, and makes nothing of it. It goes
 * on only where the parser would. What is rare, such as a number with an exponent, is {@link
 * Unusual} too. Not for several threads.
 */
class JsonScalars {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int MAX_DIGITS = 18;

  /** The body. */
  protected final byte[] bytes;

  /** Where the walk is. */
  protected int at;

  /** Whether the last string has neither an escape nor anything but ASCII. */
  protected boolean isPlain;

  JsonScalars(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Passes over white space; gives the byte that stands there. */
  final byte space() {
    byte next = bytes[at];
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      at++;
      next = bytes[at];
    }
    return next;
  }

  /** Whether only white space is left. */
  final boolean isEnd() {
    while (at < bytes.length) {
      byte next = bytes[at];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return false;
      }
      at++;
    }
    return true;
  }

  /** The same for the same bytes. */
  final long fingerprint(int start, int length) {
    long print = length;
    int i = start;
    int end = start + length;
    while (i + 8 <= end) {
      print = (print ^ eight(i)) * MIX;
      i += 8;
    }
    if (i < end) {
      long rest = i + 8 <= bytes.length ? eight(i) & (1L << (end - i) * 8) - 1 : slow(i, end);
      print = (print ^ rest) * MIX;
    }
    return print ^ print >>> 29;
  }

  private long slow(int start, int end) {
    long rest = 0;
    for (int i = end - 1; i >= start; i--) {
      rest = rest << 8 | bytes[i] & 0xff;
    }
    return rest;
  }

  private long eight(int index) {
    return (long) EIGHT.get(bytes, index);
  }

  /** Passes over a string. */
  final void string() {
    isPlain = true;
    int i = at + 1;
    int last = bytes.length - 8;
    while (true) {
      while (i <= last) {
        long special = special(eight(i));
        if (special == 0) {
          i += 8;
        } else {
          i += Long.numberOfTrailingZeros(special) >>> 3;
          break;
        }
      }
      byte next = bytes[i];
      if (next == '"') {
        at = i + 1;
        return;
      }
      i = next >= ' ' && next != '\\' ? i + 1 : rare(next, i);
    }
  }

  /** High bits of the bytes that end a string or are not plain; exact for the first of them. */
  private static long special(long eight) {
    long quote = eight ^ ONES * '"';
    long escape = eight ^ ONES * '\\';
    long found = (quote - ONES & ~quote) | (escape - ONES & ~escape) | (eight - ONES * ' ') | eight;
    return found & HIGH;
  }

  /** An escape or what takes several bytes; gives where it ends. */
  private int rare(byte first, int i) {
    isPlain = false;
    if (first == '\\') {
      return escape(i + 1);
    }
    int lead = first & 0xff;
    int second = bytes[i + 1] & 0xff;
    if (lead >= 0xc2 && lead <= 0xdf) {
      return after(i + 2, isTail(second));
    }
    boolean third = isTail(bytes[i + 2]);
    if (lead >= 0xe0 && lead <= 0xef) {
      int least = lead == 0xe0 ? 0xa0 : 0x80;
      int most = lead == 0xed ? 0x9f : 0xbf;
      return after(i + 3, second >= least && second <= most && third);
    }
    int least = lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xf4 ? 0x8f : 0xbf;
    boolean isFour = lead >= 0xf0 && lead <= 0xf4 && isTail(bytes[i + 3]);
    return after(i + 4, isFour && second >= least && second <= most && third);
  }

  private static boolean isTail(int each) {
    return (each & 0xc0) == 0x80;
  }

  private static int after(int i, boolean isRight) {
    if (!isRight) {
      throw Unusual.INSTANCE;
    }
    return i;
  }

  private int escape(int i) {
    switch (bytes[i]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
        return i + 1;
      case 'u':
        for (int digit = i + 1; digit <= i + 4; digit++) {
          if (bytes[digit] < 0 || Character.digit(bytes[digit], 16) < 0) {
            throw Unusual.INSTANCE;
          }
        }
        return i + 5;
      default:
        throw Unusual.INSTANCE;
    }
  }

  /** Passes over true, false or null. */
  final void word() {
    String word = bytes[at] == 't' ? "true" : bytes[at] == 'f' ? "false" : "null";
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        throw Unusual.INSTANCE;
      }
    }
    at += word.length();
  }

  /** Passes over a number without exponent; whether it has a fraction. */
  final boolean number() {
    int start = at;
    if (bytes[at] == '-') {
      at++;
    }
    int whole = at;
    digits();
    boolean isRight = at > whole && (bytes[whole] != '0' || at == whole + 1);
    boolean isFraction = bytes[at] == '.';
    if (isFraction) {
      at++;
      int fraction = at;
      digits();
      isRight &= at > fraction;
    }
    boolean isExponent = bytes[at] == 'e' || bytes[at] == 'E';
    if (!isRight || isExponent || at - start > MAX_DIGITS) {
      throw Unusual.INSTANCE;
    }
    return isFraction;
  }

  private void digits() {
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
  }
}
