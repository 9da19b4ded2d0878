package org.hiphooks.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code clients:}: a system that calls.
 *
 * @param name {@code name}, unique: letters, digits, {@code . _ -}
 * @param issuer {@code issuer}, the {@code iss} of its tokens, unique; null = it sends none
 * @param dialect {@code dialect}; default {@code standard}
 * @param keyAliases {@code keyAliases}, its name of a prefetch key to ours
 * @param fhirServers {@code fhirServers}, base URLs that may be read from, without slash at the end
 * @param origins {@code origins}, web origins of its pages
 * @param codes {@code codes}, its own codes for drafts of ours
 * @param isDefault {@code default}, it stands for callers that say not who they are; at most one
 * @param tokens {@code tokens}, what its tokens must be; null = it has none, so it is not served
 *     where callers are verified
 * @param limits {@code limits}, how much it may ask
 * @param overrideReasons {@code overrideReasons}, its own words for not following a card, to the
 *     code of the content's reason that they mean
 * @param privateAddresses {@code privateAddresses}, ranges inside the site's network in which its
 *     FHIR servers and keys may be
 * @param prefetch {@code prefetch}, what it is asked to send; default {@code safe}
 * @param smart {@code smart}, how it launches the hip form; null = it does not
 * @param isAdded whether the console brought it, not the configuration
 * @param isPaused whether its tokens are refused until somebody resumes it in the console
 */
public record ClientSettings(
    String name,
    @Nullable String issuer,
    Dialect dialect,
    Map<String, String> keyAliases,
    List<URI> fhirServers,
    List<String> origins,
    List<CodeMapping> codes,
    boolean isDefault,
    @Nullable TokenSettings tokens,
    CallLimits limits,
    Map<String, Scalar> overrideReasons,
    List<AddressRange> privateAddresses,
    PrefetchProfile prefetch,
    @Nullable SmartSettings smart,
    boolean isAdded,
    boolean isPaused) {

  /** Who calls when the configuration names nobody: a standard client without FHIR server. */
  public static final ClientSettings UNNAMED = named("default").asDefault().build();

  /** Defensive copies. */
  public ClientSettings {
    keyAliases = Map.copyOf(keyAliases);
    fhirServers = List.copyOf(fhirServers);
    origins = List.copyOf(origins);
    codes = List.copyOf(codes);
    overrideReasons = Map.copyOf(overrideReasons);
    privateAddresses = List.copyOf(privateAddresses);
  }

  /** A client of which nothing but its name is said. */
  public static ClientBuilder named(String name) {
    return new ClientBuilder(name);
  }

  /** The same, to be changed. */
  public ClientBuilder but() {
    return new ClientBuilder(this);
  }
}
