package org.hiphooks.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a client together; what is not said is as is usual. */
public final class ClientBuilder {

  private final String name;
  private @Nullable String issuer;
  private Dialect dialect = Dialect.STANDARD;
  private Map<String, String> keyAliases = Map.of();
  private List<URI> fhirServers = List.of();
  private List<String> origins = List.of();
  private List<CodeMapping> codes = List.of();
  private boolean isDefault;
  private @Nullable TokenSettings tokens;
  private CallLimits limits = CallLimits.DEFAULT;
  private Map<String, Scalar> overrideReasons = Map.of();
  private List<AddressRange> privateAddresses = List.of();
  private PrefetchProfile prefetch = PrefetchProfile.SAFE;
  private @Nullable SmartSettings smart;
  private boolean isAdded;
  private boolean isPaused;

  ClientBuilder(String name) {
    this.name = name;
  }

  ClientBuilder(ClientSettings like) {
    this.name = like.name();
    this.issuer = like.issuer();
    this.dialect = like.dialect();
    this.keyAliases = like.keyAliases();
    this.fhirServers = like.fhirServers();
    this.origins = like.origins();
    this.codes = like.codes();
    this.isDefault = like.isDefault();
    this.tokens = like.tokens();
    this.limits = like.limits();
    this.overrideReasons = like.overrideReasons();
    this.privateAddresses = like.privateAddresses();
    this.prefetch = like.prefetch();
    this.smart = like.smart();
    this.isAdded = like.isAdded();
    this.isPaused = like.isPaused();
  }

  /** The {@code iss} of its tokens; null = it sends none. */
  public ClientBuilder issuer(@Nullable String value) {
    issuer = value;
    return this;
  }

  /** How it differs from the standard. */
  public ClientBuilder dialect(Dialect value) {
    dialect = value;
    return this;
  }

  /** Its names of prefetch keys, to ours. */
  public ClientBuilder keyAliases(Map<String, String> value) {
    keyAliases = value;
    return this;
  }

  /** Base URLs that may be read from. */
  public ClientBuilder fhirServers(List<URI> value) {
    fhirServers = value;
    return this;
  }

  /** Web origins of its pages. */
  public ClientBuilder origins(List<String> value) {
    origins = value;
    return this;
  }

  /** Its own codes for drafts of ours. */
  public ClientBuilder codes(List<CodeMapping> value) {
    codes = value;
    return this;
  }

  /** Whether it stands for callers that say not who they are. */
  public ClientBuilder isDefault(boolean value) {
    isDefault = value;
    return this;
  }

  /** It stands for callers that say not who they are. */
  public ClientBuilder asDefault() {
    return isDefault(true);
  }

  /** What its tokens must be; null = it has none. */
  public ClientBuilder tokens(@Nullable TokenSettings value) {
    tokens = value;
    return this;
  }

  /** How much it may ask. */
  public ClientBuilder limits(CallLimits value) {
    limits = value;
    return this;
  }

  /** Its own words for not following a card. */
  public ClientBuilder overrideReasons(Map<String, Scalar> value) {
    overrideReasons = value;
    return this;
  }

  /** Ranges inside the site's network in which its servers may be. */
  public ClientBuilder privateAddresses(List<AddressRange> value) {
    privateAddresses = value;
    return this;
  }

  /** What it is asked to send. */
  public ClientBuilder prefetch(PrefetchProfile value) {
    prefetch = value;
    return this;
  }

  /** How it launches the hip form; null = it does not. */
  public ClientBuilder smart(@Nullable SmartSettings value) {
    smart = value;
    return this;
  }

  /** Whether the console brought it. */
  public ClientBuilder isAdded(boolean value) {
    isAdded = value;
    return this;
  }

  /** Whether its tokens are refused for now. */
  public ClientBuilder isPaused(boolean value) {
    isPaused = value;
    return this;
  }

  /** The client. */
  public ClientSettings build() {
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
        smart,
        isAdded,
        isPaused);
  }
}
