package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the service knows, compiled once and never changed. A new content is a new snapshot.
 *
 * @param version content version
 * @param hash content hash
 * @param services the CDS services
 * @param ownCards cards for states of the service itself, by rule id
 * @param prefetch the prefetch keys all services declare
 * @param terminology value sets and aliases of code systems
 * @param cql compiled libraries
 * @param labels names of inputs
 * @param settings thresholds a site may set, by name
 * @param words plain words for states of the data and sides, by code
 * @param bodySites body site that a draft names, by side R and L
 * @param concepts causes, cautions, steps and red flags in words
 * @param background what explanations need beside the rules
 */
public record Knowledge(
    String version,
    String hash,
    List<ServicePlan> services,
    Map<String, CardPlan> ownCards,
    List<PrefetchKey> prefetch,
    Terminology terminology,
    CompiledCql cql,
    Map<String, InputLabel> labels,
    Map<String, Setting> settings,
    Map<String, String> words,
    Map<String, ObjectNode> bodySites,
    Concepts concepts,
    Background background) {

  /** Defensive copies. */
  public Knowledge {
    services = List.copyOf(services);
    ownCards = Map.copyOf(ownCards);
    prefetch = List.copyOf(prefetch);
    labels = Map.copyOf(labels);
    settings = Map.copyOf(settings);
    words = Map.copyOf(words);
    bodySites = Map.copyOf(bodySites);
  }

  /**
   * Compiles a content.
   *
   * @throws ContentInvalid with every problem found; nothing was loaded
   */
  public static Knowledge load(Content content) {
    LoadedContent loaded = LoadedContent.of(content);
    if (loaded.knowledge() == null) {
      throw new ContentInvalid(loaded.problems());
    }
    return loaded.knowledge();
  }

  /** The service of this id. */
  public Optional<ServicePlan> service(String id) {
    return services.stream().filter(service -> service.id().equals(id)).findFirst();
  }

  /** Default of a setting; null if there is no such setting. */
  public @Nullable Object defaultOf(String setting) {
    Setting known = settings.get(setting);
    return known == null ? null : known.defaultValue();
  }

  /** The same for a site with codes of its own. */
  public Knowledge with(LocalCodes codes) {
    return new Knowledge(
        version,
        hash,
        services,
        ownCards,
        prefetch,
        terminology.with(codes),
        cql,
        labels,
        settings,
        words,
        bodySites,
        concepts,
        background);
  }

  /** First characters of the hash, for people. */
  public String shortHash() {
    return hash.substring(0, 12);
  }

  /** Version and hash: the rest is large. */
  @Override
  public String toString() {
    return "Knowledge[" + version + ' ' + shortHash() + ']';
  }
}
