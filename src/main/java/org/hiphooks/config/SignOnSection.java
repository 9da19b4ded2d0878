package org.hiphooks.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code admin.oidc:} who may sign in to the console with an OpenID Connect provider.
 *
 * @param issuer {@code issuer} of the provider; discovery is below it
 * @param clientId {@code clientId} of the console there
 * @param secretFile {@code clientSecretFile}, one line; null = the console is a public client
 * @param nameClaim {@code nameClaim}, what stands in the audit; default {@code preferred_username}
 * @param groupsClaim {@code groupsClaim}, names of groups; default {@code groups}
 * @param roles {@code roles}, groups by role of the console
 * @param privateAddresses {@code privateAddresses}, ranges of your network where the provider is
 */
public record SignOnSection(
    URI issuer,
    String clientId,
    @Nullable Path secretFile,
    String nameClaim,
    String groupsClaim,
    Map<String, List<String>> roles,
    List<AddressRange> privateAddresses) {

  /** Defensive copies. */
  public SignOnSection {
    Map<String, List<String>> copied = new LinkedHashMap<>();
    roles.forEach((role, groups) -> copied.put(role, List.copyOf(groups)));
    roles = Map.copyOf(copied);
    privateAddresses = List.copyOf(privateAddresses);
  }
}
