package org.hiphooks.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Libraries compiled before, by all the text they depend on: an author who changes one library
 * waits for it and those above it only. Keeps the ones used last; safe for several threads.
 */
final class CompiledSources {

  private static final int KEPT = 64;

  private final Map<String, CompiledLibrary> byText =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledLibrary> eldest) {
          return size() > KEPT;
        }
      };

  synchronized @Nullable CompiledLibrary get(String text) {
    return byText.get(text);
  }

  synchronized void put(String text, CompiledLibrary library) {
    byText.put(text, library);
  }
}
