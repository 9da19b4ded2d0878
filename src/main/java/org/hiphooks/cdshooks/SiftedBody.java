package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a call without what nobody looks at: one walk over the bytes, nodes only for what is
 * kept. It gives nothing at all where anything is unusual, so that there is one opinion about what
 * is wrong with a body: the parser's.
 */
final class SiftedBody extends SiftedRecord {

  private SiftedBody(byte[] bytes, NameCache cache, Sieve sieve) {
    super(bytes, cache, sieve);
  }

  /** The tree; null if the parser has to look at the bytes. */
  static @Nullable ObjectNode read(byte[] bytes, NameCache cache, Sieve sieve) {
    try {
      SiftedBody body = new SiftedBody(bytes, cache, sieve);
      ObjectNode root = body.space() == '{' ? body.root() : null;
      return body.isEnd() ? root : null;
    } catch (Unusual | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private ObjectNode root() {
    int outer = open();
    ObjectNode root = NODES.objectNode();
    byte next = first('}');
    while (next != '}') {
      String name = named(outer);
      root.set(name, "prefetch".equals(name) && bytes[at] == '{' ? prefetch() : node());
      next = following('}');
    }
    close(outer);
    return root;
  }

  private ObjectNode prefetch() {
    int outer = open();
    ObjectNode prefetch = NODES.objectNode();
    byte next = first('}');
    while (next != '}') {
      String name = named(outer);
      prefetch.set(name, bytes[at] == '{' ? answer() : node());
      next = following('}');
    }
    close(outer);
    return prefetch;
  }

  /** The answer to one key: a Bundle or a resource. */
  private ObjectNode answer() {
    int start = at;
    int outer = open();
    byte next = first('}');
    if (next == '}' || !TYPE.equals(named(outer)) || bytes[at] != '"' || !isBundle()) {
      close(outer);
      at = start;
      return resource();
    }
    ObjectNode bundle = NODES.objectNode().put(TYPE, BUNDLE);
    next = following('}');
    while (next != '}') {
      String name = named(outer);
      bundle.set(name, "entry".equals(name) && bytes[at] == '[' ? entries() : node());
      next = following('}');
    }
    close(outer);
    return bundle;
  }

  private boolean isBundle() {
    return BUNDLE.equals(text());
  }

  private ArrayNode entries() {
    int outer = open();
    ArrayNode entries = NODES.arrayNode();
    byte next = first(']');
    while (next != ']') {
      JsonNode entry = next == '{' ? entry() : node();
      entries.add(entry);
      next = following(']');
    }
    close(outer);
    return entries;
  }

  /** Of an entry only the resource is looked at. */
  private ObjectNode entry() {
    int outer = open();
    ObjectNode entry = NODES.objectNode();
    byte next = first('}');
    while (next != '}') {
      name(outer);
      if (isNamed("resource")) {
        entry.set("resource", bytes[at] == '{' ? resource() : node());
      } else {
        skip();
      }
      next = following('}');
    }
    close(outer);
    return entry;
  }
}
