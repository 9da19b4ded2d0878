package org.hiphooks.demo.ehr;

/**
 * One sentence on what the last action did.
 *
 * @param key message key
 * @param about what it was done to; empty if the sentence needs nothing
 * @param done whether it was done; if not, nothing was written
 */
public record Note(String key, String about, boolean done) {

  static Note done(String key, String about) {
    return new Note(key, about, true);
  }

  static Note failed(String key, String about) {
    return new Note(key, about, false);
  }
}
