package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers, by hash look-up, which value sets hold a code and whether one does. Codes are compared
 * exactly and case-sensitively; a code without system is in no set.
 */
public final class Terminology {

  private static final List<String> FOLDERS =
      List.of("fhir-resources/value-set", "fhir-resources/naming-system");

  private final Map<String, CodeSet> byUrl;
  private final Map<String, Map<String, List<String>>> exact;
  private final Map<String, Map<String, List<String>>> prefixes;
  private final Map<String, String> aliases;
  private final LocalCodes local;

  Terminology(Map<String, CodeSet> byUrl, Map<String, String> aliases) {
    this.local = LocalCodes.NONE;
    this.byUrl = Collections.unmodifiableMap(new HashMap<>(byUrl));
    this.aliases = Collections.unmodifiableMap(new HashMap<>(aliases));
    this.exact = new HashMap<>();
    this.prefixes = new HashMap<>();
    byUrl.forEach(
        (url, set) -> {
          invert(url, set.codes(), exact);
          invert(url, set.prefixes(), prefixes);
        });
  }

  private Terminology(Terminology shared, LocalCodes local) {
    this.byUrl = shared.byUrl;
    this.exact = shared.exact;
    this.prefixes = shared.prefixes;
    this.aliases = shared.aliases;
    this.local = local;
  }

  /** The same for a site with codes of its own. */
  Terminology with(LocalCodes codes) {
    return new Terminology(this, codes);
  }

  /** The site's own codes. */
  public LocalCodes local() {
    return local;
  }

  /**
   * Reads the value sets and the names of code systems of a content, without compiling its rules.
   *
   * @throws ContentInvalid with every problem found
   */
  public static Terminology of(Content content) {
    List<ContentProblem> problems = new ArrayList<>();
    List<ContentFile> resources = new ArrayList<>();
    for (String folder : FOLDERS) {
      content
          .below(folder)
          .forEach(
              (path, text) -> {
                ContentFile file = ContentFile.read(path, text, problems);
                if (file != null) {
                  resources.add(file);
                }
              });
    }
    Terminology terminology = TerminologyReader.read(resources, problems);
    if (!problems.isEmpty()) {
      throw new ContentInvalid(problems);
    }
    return terminology;
  }

  /** Whether a value set of this URL is known. */
  public boolean knows(String valueSet) {
    return byUrl.containsKey(valueSet);
  }

  /** URLs of all value sets. */
  public Set<String> valueSets() {
    return byUrl.keySet();
  }

  /** The set itself, for lists made from content; null if unknown. */
  public @Nullable CodeSet codeSet(String valueSet) {
    return byUrl.get(valueSet);
  }

  /** Whether the value set holds the code. An unknown value set holds nothing. */
  public boolean contains(String valueSet, @Nullable String system, @Nullable String code) {
    CodeSet set = byUrl.get(valueSet);
    return set != null && system != null && code != null && set.contains(system, code);
  }

  /** URLs of the value sets that hold the code, in no particular order; empty if none. */
  public List<String> valueSetsOf(String system, String code) {
    List<String> found = exact.getOrDefault(system, Map.of()).getOrDefault(code, List.of());
    Map<String, List<String>> starts = prefixes.get(system);
    if (starts == null) {
      return found;
    }
    List<String> all = new ArrayList<>(found);
    for (int end = 1; end <= code.length(); end++) {
      all.addAll(starts.getOrDefault(code.substring(0, end), List.of()));
    }
    return all;
  }

  /** Whether a value set holds codes of the system. */
  public boolean knowsSystem(String system) {
    return exact.containsKey(system) || prefixes.containsKey(system);
  }

  /**
   * The URL of a code system for any name an EHR gives it: OID aliases are replaced and a trailing
   * slash is dropped. An unknown system is returned as it is.
   */
  public String canonicalSystem(String system) {
    String known = aliases.get(system);
    if (known != null) {
      return known;
    }
    return system.endsWith("/")
        ? canonicalSystem(system.substring(0, system.length() - 1))
        : system;
  }

  private static void invert(
      String url, Map<String, Set<String>> codes, Map<String, Map<String, List<String>>> into) {
    codes.forEach(
        (system, values) -> {
          Map<String, List<String>> bySystem = into.computeIfAbsent(system, s -> new HashMap<>());
          values.forEach(code -> bySystem.computeIfAbsent(code, c -> new ArrayList<>(2)).add(url));
        });
  }
}
