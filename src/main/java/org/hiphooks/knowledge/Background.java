package org.hiphooks.knowledge;

import java.util.List;
import java.util.Map;

/**
 * What an explanation needs of the content beside the rules themselves.
 *
 * @param sentences what a rule asks for in plain words, by the define that shows its card
 * @param carriers how inputs are carried, by input
 * @param texts the CQL files by library
 * @param bounds what the rules compare inputs with, by input
 */
public record Background(
    Map<String, String> sentences,
    Map<String, InputCarrier> carriers,
    Map<String, CqlText> texts,
    Map<String, Bounds> bounds) {

  private static final InputCarrier UNKNOWN =
      new InputCarrier("", null, "", null, null, null, null);

  /** Defensive copies. */
  public Background {
    sentences = Map.copyOf(sentences);
    carriers = Map.copyOf(carriers);
    texts = Map.copyOf(texts);
    bounds = Map.copyOf(bounds);
  }

  /** Read from the content's files and compiled rules. */
  static Background of(List<ContentFile> resources, Content content, CompiledCql cql) {
    return new Background(
        BackgroundReader.sentences(resources),
        BackgroundReader.carriers(resources),
        BackgroundReader.texts(content),
        BoundFinder.find(cql));
  }

  /** How the input is carried; an unknown one has no resource. */
  public InputCarrier carrier(String input) {
    return carriers.getOrDefault(input, UNKNOWN);
  }

  /** Sizes: the rest is large. */
  @Override
  public String toString() {
    return "Background[" + sentences.size() + " sentences]";
  }
}
