package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Problems of an answer, each as JSON Pointer and reason, without values. */
final class Findings {

  private final List<String> problems = new ArrayList<>();

  /** A check of one element of an array. */
  interface Check {
    void accept(JsonNode node, String pointer);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  void add(String pointer, String reason) {
    problems.add(pointer + ' ' + reason);
  }

  /** The string of this name, which must not be empty; empty if it is none. */
  String text(JsonNode node, String pointer, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      add(pointer + '/' + name, "must be a string that is not empty");
      return "";
    }
    return value.textValue();
  }

  /** An absolute address of the web. */
  void url(String text, String pointer) {
    try {
      URI uri = new URI(text);
      boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (isWeb && uri.getHost() != null) {
        return;
      }
    } catch (URISyntaxException e) {
      add(pointer, "is no address");
      return;
    }
    add(pointer, "must be an absolute http or https address");
  }

  /** Checks each element; an array that is there must not be empty. */
  void each(JsonNode parent, String pointer, String name, Check check) {
    JsonNode array = parent.path(name);
    if (array.isMissingNode()) {
      return;
    }
    if (!array.isArray()) {
      add(pointer + '/' + name, "must be an array");
      return;
    }
    int index = 0;
    for (JsonNode child : array) {
      check.accept(child, pointer + '/' + name + '/' + index++);
    }
  }

  /** Finds null and empty strings, arrays and objects. */
  void empties(JsonNode node, String pointer) {
    if (!WithoutEmpties.isWhole(node) || WithoutEmpties.isEmpty(node)) {
      findEmpties(node, pointer);
    }
  }

  private void findEmpties(JsonNode node, String pointer) {
    if (WithoutEmpties.isEmpty(node)) {
      add(pointer, "is empty");
    }
    node.properties()
        .forEach(
            child -> {
              if (!WithoutEmpties.hasTwin(node, child.getKey())) {
                findEmpties(child.getValue(), pointer + '/' + child.getKey());
              }
            });
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        findEmpties(node.path(i), pointer + '/' + i);
      }
    }
  }
}
