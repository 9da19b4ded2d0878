package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.CodeMapping;

/**
 * A site's own codes, as its ConceptMaps say. Immutable.
 *
 * @param inbound codes that the content understands, by system and code of the site
 * @param ignored codes of the site that stand for nothing that the content knows, by system
 * @param outbound the site's codes for drafts
 * @param maps names and versions of the ConceptMaps
 * @param hash hex SHA-256 over the files; empty if there are none
 */
public record LocalCodes(
    Map<String, Map<String, List<Coding>>> inbound,
    Map<String, Set<String>> ignored,
    List<CodeMapping> outbound,
    List<String> maps,
    String hash) {

  /** A site that uses public codes only. */
  public static final LocalCodes NONE =
      new LocalCodes(Map.of(), Map.of(), List.of(), List.of(), "");

  private static final int SHORT = 12;

  /** Defensive copies. */
  public LocalCodes {
    Map<String, Map<String, List<Coding>>> copy = new HashMap<>();
    inbound.forEach((system, codes) -> copy.put(system, Map.copyOf(codes)));
    inbound = Map.copyOf(copy);
    ignored = Map.copyOf(ignored);
    outbound = List.copyOf(outbound);
    maps = List.copyOf(maps);
  }

  /** What a code of the site stands for; empty if it is not mapped. */
  public List<Coding> standard(String system, String code) {
    return inbound.getOrDefault(system, Map.of()).getOrDefault(code, List.of());
  }

  /** Whether a code of the site stands for nothing that the content knows. */
  public boolean isIgnored(String system, String code) {
    return ignored.getOrDefault(system, Set.of()).contains(code);
  }

  /** Whether no code is read as another one. */
  public boolean isEmpty() {
    return inbound.isEmpty();
  }

  /** How many codes of the site are read. */
  public int inboundCount() {
    return inbound.values().stream().mapToInt(Map::size).sum();
  }

  /** The client with the site's codes for drafts; its own count more. */
  public ClientSettings of(ClientSettings client) {
    if (outbound.isEmpty()) {
      return client;
    }
    List<CodeMapping> codes = new ArrayList<>(client.codes());
    outbound.stream()
        .filter(code -> client.codes().stream().noneMatch(own -> isOfOne(own, code)))
        .forEach(codes::add);
    return client.but().codes(codes).build();
  }

  private static boolean isOfOne(CodeMapping own, CodeMapping site) {
    return own.system().equals(site.system())
        && own.code().equals(site.code())
        && java.util.Objects.equals(own.priority(), site.priority());
  }

  /** First characters of the hash, for people. */
  public String shortHash() {
    return hash.substring(0, Math.min(SHORT, hash.length()));
  }

  /** Numbers only. */
  @Override
  public String toString() {
    return "LocalCodes[" + inboundCount() + " in, " + outbound.size() + " out]";
  }
}
