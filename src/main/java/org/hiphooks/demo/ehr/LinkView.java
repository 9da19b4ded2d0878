package org.hiphooks.demo.ehr;

/**
 * A link of a card.
 *
 * @param label what it leads to
 * @param url an http or https address; empty if the card gave none that may be opened
 */
public record LinkView(String label, String url) {

  /** A link whose address is dropped if it is neither http nor https. */
  static LinkView of(@org.jspecify.annotations.Nullable String label, String url) {
    boolean safe = url.startsWith("https://") || url.startsWith("http://");
    return new LinkView(label == null ? url : label, safe ? url : "");
  }
}
