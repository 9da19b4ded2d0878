package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Makes the nodes that the parser would make, where they are wanted. */
class JsonNodes extends JsonBytes {

  /** The parser's own, so that numbers are the same. */
  protected static final JsonNodeFactory NODES = new BoundedNumbers();

  private static final int SHORT = 9;
  private static final int MAX_CACHED = 64;

  private final NameCache cache;

  JsonNodes(byte[] bytes, NameCache cache) {
    super(bytes);
    this.cache = cache;
  }

  /** The value that begins here. */
  final JsonNode node() {
    switch (bytes[at]) {
      case '"':
        return NODES.textNode(text());
      case '{':
        return object();
      case '[':
        return array();
      case 't', 'f', 'n':
        int start = at;
        word();
        return bytes[start] == 'n' ? NODES.nullNode() : NODES.booleanNode(bytes[start] == 't');
      default:
        return numeric();
    }
  }

  private ObjectNode object() {
    int outer = open();
    ObjectNode object = NODES.objectNode();
    byte next = first('}');
    while (next != '}') {
      String name = named(outer);
      object.set(name, node());
      next = following('}');
    }
    close(outer);
    return object;
  }

  private ArrayNode array() {
    int outer = open();
    ArrayNode array = NODES.arrayNode();
    byte next = first(']');
    while (next != ']') {
      array.add(node());
      next = following(']');
    }
    close(outer);
    return array;
  }

  /** Passes over a name and its colon. */
  final String named(int outer) {
    long print = name(outer);
    return cached(nameStart, nameEnd, print);
  }

  /** What stands between these places, made once for all bodies. */
  final String cached(int start, int end, long print) {
    return cache.name(bytes, start, end, print);
  }

  /** The string that begins here, one of few. */
  final String cachedText() {
    int start = at + 1;
    string();
    int end = at - 1;
    return isPlain && end - start < MAX_CACHED
        ? cached(start, end, fingerprint(start, end - start))
        : unescaped(start, end);
  }

  /** Whether that is the last name. */
  final boolean isNamed(String name) {
    if (nameEnd - nameStart != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (bytes[nameStart + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private JsonNode numeric() {
    int start = at;
    boolean isFraction = number();
    String text = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    if (isFraction) {
      return NODES.numberNode(new BigDecimal(text));
    }
    long value = Long.parseLong(text);
    boolean isInt = text.length() <= SHORT || value == (int) value;
    return isInt ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }

  /** The string that begins here. */
  final String text() {
    int start = at + 1;
    string();
    int end = at - 1;
    return isPlain
        ? new String(bytes, start, end - start, StandardCharsets.ISO_8859_1)
        : unescaped(start, end);
  }

  private String unescaped(int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    int run = start;
    int i = start;
    while (i < end) {
      if (bytes[i] == '\\') {
        text.append(new String(bytes, run, i - run, StandardCharsets.UTF_8));
        i = escaped(i + 1, text);
        run = i;
      } else {
        i++;
      }
    }
    return text.append(new String(bytes, run, end - run, StandardCharsets.UTF_8)).toString();
  }

  private int escaped(int i, StringBuilder into) {
    if (bytes[i] == 'u') {
      String digits = new String(bytes, i + 1, 4, StandardCharsets.ISO_8859_1);
      into.append((char) Integer.parseInt(digits, 16));
      return i + 5;
    }
    into.append(
        switch (bytes[i]) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> (char) bytes[i];
        });
    return i + 1;
  }
}
