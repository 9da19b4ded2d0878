package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers. An element without value is left out: the protocol allows neither null nor an
 * empty string, array or object, except for the list of cards and the list of services.
 */
public final class AnswerWriter {

  private static final String SPECIFICATION = "2.0.1";

  /** Reasons of a rule's cards, by identity: they are the same each time. */
  private static final Cache<List<Coding>, JsonNode> REASONS =
      Caffeine.newBuilder().weakKeys().build();

  private AnswerWriter() {}

  /** The bytes of a list of cards. */
  public static byte[] cards(List<Card> cards) {
    return bytes(cardsTree(cards));
  }

  /** The bytes of a list of cards that are trees already. */
  public static byte[] answer(List<ObjectNode> cards) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putArray("cards").addAll(cards);
    return bytes(root);
  }

  /** The tree of a list of cards. */
  public static ObjectNode cardsTree(List<Card> cards) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode array = root.putArray("cards");
    cards.forEach(card -> array.add(cardTree(card)));
    return root;
  }

  /** The bytes of the discovery document. */
  public static byte[] discovery(List<ServiceDescription> services) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode array = root.putArray("services");
    services.forEach(service -> array.add(service(service)));
    return bytes(root);
  }

  private static ObjectNode service(ServiceDescription service) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("hook", service.hook());
    put(node, "title", service.title());
    node.put("description", service.description());
    node.put("id", service.id());
    put(node, "usageRequirements", service.usageRequirements());
    node.put("version", SPECIFICATION);
    if (!service.prefetch().isEmpty()) {
      ObjectNode prefetch = node.putObject("prefetch");
      service.prefetch().forEach(prefetch::put);
    }
    ObjectNode extension = node.putObject("extension").putObject(Card.EXTENSION);
    extension.put("contentVersion", service.contentVersion());
    extension.put("contentHash", service.contentHash());
    put(extension, "localCodesHash", service.localCodes());
    return node;
  }

  /** The tree of one card. */
  public static ObjectNode cardTree(Card card) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("uuid", card.uuid().toString());
    node.put("summary", card.summary());
    put(node, "detail", card.detail());
    node.put("indicator", card.indicator().code());
    node.set("source", source(card.source()));
    if (!card.suggestions().isEmpty()) {
      ArrayNode suggestions = node.putArray("suggestions");
      card.suggestions().forEach(suggestion -> suggestions.add(suggestion(suggestion)));
      node.put("selectionBehavior", "any");
    }
    if (!card.overrideReasons().isEmpty()) {
      node.set("overrideReasons", REASONS.get(card.overrideReasons(), AnswerWriter::codings));
    }
    if (!card.links().isEmpty()) {
      ArrayNode links = node.putArray("links");
      card.links()
          .forEach(
              link ->
                  links
                      .addObject()
                      .put("label", link.label())
                      .put("url", link.url())
                      .put("type", "absolute"));
    }
    ObjectNode extension = WithoutEmpties.of(card.extension());
    if (!extension.isEmpty()) {
      node.putObject("extension").set(Card.EXTENSION, extension);
    }
    return node;
  }

  private static ObjectNode source(Source source) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("label", source.label());
    put(node, "url", source.url());
    node.set("topic", coding(source.topic()));
    return node;
  }

  private static ObjectNode suggestion(Suggestion suggestion) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("label", suggestion.label());
    node.put("uuid", suggestion.uuid().toString());
    ArrayNode actions = node.putArray("actions");
    for (Action action : suggestion.actions()) {
      ObjectNode child = actions.addObject();
      child.put("type", action.type().code());
      child.put("description", action.description());
      if (action.resource() != null) {
        child.set("resource", WithoutEmpties.of(action.resource()));
      }
      put(child, "resourceId", action.resourceId());
    }
    return node;
  }

  private static JsonNode codings(List<Coding> codings) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    codings.forEach(coding -> array.add(coding(coding)));
    return Encoded.of(array);
  }

  private static ObjectNode coding(Coding coding) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("system", coding.system());
    node.put("code", coding.code());
    put(node, "display", coding.display());
    return node;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      node.put(name, value);
    }
  }

  private static byte[] bytes(ObjectNode node) {
    return new AnswerBuffer().write(node).toBytes();
  }
}
