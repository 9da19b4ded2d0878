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
    @Nullable SmartSettings smart) {

  /** Who calls when the configuration names nobody: a standard client without FHIR server. */
  public static final ClientSettings UNNAMED =
      new ClientSettings("default", null, Dialect.STANDARD, Map.of(), List.of(), List.of(), true);

  /** A client without tokens and without codes of its own, with the usual limits. */
  public ClientSettings(
      String name,
      @Nullable String issuer,
      Dialect dialect,
      Map<String, String> keyAliases,
      List<URI> fhirServers,
      List<String> origins,
      boolean isDefault) {
    this(name, issuer, dialect, keyAliases, fhirServers, origins, List.of(), isDefault);
  }

  /** A client without tokens, with the usual limits. */
  public ClientSettings(
      String name,
      @Nullable String issuer,
      Dialect dialect,
      Map<String, String> keyAliases,
      List<URI> fhirServers,
      List<String> origins,
      List<CodeMapping> codes,
      boolean isDefault) {
    this(
        name,
        issuer,
        dialect,
        keyAliases,
        fhirServers,
        origins,
        codes,
        isDefault,
        null,
        CallLimits.DEFAULT,
        Map.of(),
        List.of(),
        PrefetchProfile.SAFE);
  }

  /** A client that does not launch the hip form. */
  public ClientSettings(
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
      PrefetchProfile prefetch) {
    this(
        name,
        issuer,
        dialect,
        keyAliases,
        fhirServers,
        origins,
        codes,
        isDefault,
        tokens,
        limits,
        overrideReasons,
        privateAddresses,
        prefetch,
        null);
  }

  /** The same, which launches the hip form. */
  public ClientSettings launching(SmartSettings launch) {
    return new ClientSettings(
        name,
        issuer,
        dialect,
        keyAliases,
        fhirServers,
        origins,
        codes,
        isDefault,
        tokens,
        limits,
        overrideReasons,
        privateAddresses,
        prefetch,
        launch);
  }

  /** The same with other codes of its own. */
  public ClientSettings withCodes(List<CodeMapping> others) {
    return new ClientSettings(
        name,
        issuer,
        dialect,
        keyAliases,
        fhirServers,
        origins,
        others,
        isDefault,
        tokens,
        limits,
        overrideReasons,
        privateAddresses,
        prefetch,
        smart);
  }

  /** Defensive copies. */
  public ClientSettings {
    keyAliases = Map.copyOf(keyAliases);
    fhirServers = List.copyOf(fhirServers);
    origins = List.copyOf(origins);
    codes = List.copyOf(codes);
    overrideReasons = Map.copyOf(overrideReasons);
    privateAddresses = List.copyOf(privateAddresses);
  }
}
