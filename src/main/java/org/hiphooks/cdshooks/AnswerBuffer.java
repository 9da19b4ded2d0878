package org.hiphooks.cdshooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Takes trees as JSON in UTF-8, without a string between. What is the same in each answer is copied
 * as it was written at load. Half a surrogate pair, which a draft of a client may hold, becomes a
 * question mark. For one answer.
 */
final class AnswerBuffer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int USUAL = 16 * 1024;
  private static final int LONGEST_ESCAPE = 6;
  private static final int FIRST_PLAIN = 0x20;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /** What stands behind the backslash, by byte; 0 = the byte stands for itself. */
  private static final byte[] ESCAPES = escapes();

  private byte[] bytes = new byte[USUAL];
  private int size;

  private static byte[] escapes() {
    byte[] escapes = new byte[1 << Byte.SIZE];
    Arrays.fill(escapes, 0, FIRST_PLAIN, (byte) 'u');
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }

  /** All that was written. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The classes in the order of how often they occur; a question for an interface costs more. */
  AnswerBuffer write(JsonNode node) {
    if (node instanceof TextNode text) {
      write(text.textValue());
    } else if (node instanceof Encoded.OfObject encoded) {
      write(encoded.json());
    } else if (node instanceof ObjectNode object) {
      write(object);
    } else if (node instanceof Encoded.OfArray encoded) {
      write(encoded.json());
    } else if (node instanceof ArrayNode array) {
      write(array);
    } else {
      writeRare(node);
    }
    return this;
  }

  private void write(ObjectNode object) {
    char before = '{';
    for (Map.Entry<String, JsonNode> child : object.properties()) {
      write(before);
      write(child.getKey());
      write(':');
      write(child.getValue());
      before = ',';
    }
    if (before == '{') {
      write(before);
    }
    write('}');
  }

  private void write(ArrayNode array) {
    char before = '[';
    for (int i = 0; i < array.size(); i++) {
      write(before);
      write(array.get(i));
      before = ',';
    }
    if (before == '[') {
      write(before);
    }
    write(']');
  }

  /** Numbers, true, false, null. */
  private void writeRare(JsonNode node) {
    try {
      write(JSON.writeValueAsBytes(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(byte[] json) {
    room(json.length);
    copy(json, 0, json.length);
  }

  private void write(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
  }

  private void write(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    room(utf8.length + 2);
    bytes[size++] = '"';
    int next = 0;
    int end = plainEnd(utf8, next);
    while (end < utf8.length) {
      copy(utf8, next, end);
      room(utf8.length - end + LONGEST_ESCAPE);
      escape(utf8[end]);
      next = end + 1;
      end = plainEnd(utf8, next);
    }
    copy(utf8, next, end);
    bytes[size++] = '"';
  }

  /** Where the characters end that stand for themselves. */
  private static int plainEnd(byte[] utf8, int start) {
    int end = start;
    while (end < utf8.length && ESCAPES[utf8[end] & 0xFF] == 0) {
      end++;
    }
    return end;
  }

  private void copy(byte[] from, int start, int end) {
    System.arraycopy(from, start, bytes, size, end - start);
    size += end - start;
  }

  private void escape(int character) {
    byte escape = ESCAPES[character];
    bytes[size++] = '\\';
    bytes[size++] = escape;
    if (escape == 'u') {
      bytes[size++] = '0';
      bytes[size++] = '0';
      bytes[size++] = HEX[character >> 4];
      bytes[size++] = HEX[character & 0xF];
    }
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
