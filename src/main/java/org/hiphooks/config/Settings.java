package org.hiphooks.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration.
 *
 * @param server {@code server:}
 * @param contentPath {@code content.path}, folder with {@code cql/} and {@code fhir-resources/};
 *     null = the content packed into the product
 * @param clients {@code clients:}
 * @param site {@code settings:}, {@code services:} and {@code rules:}
 * @param operations how the service is run
 * @param ledger {@code ledger:}
 * @param admin {@code admin:}; null = no console
 */
public record Settings(
    ServerSection server,
    @Nullable Path contentPath,
    List<ClientSettings> clients,
    SiteSection site,
    OperationsSection operations,
    LedgerSection ledger,
    @Nullable AdminSection admin) {

  /** What holds without a configuration. */
  public static final Settings DEFAULT = new Settings(ServerSection.DEFAULT, null, List.of());

  /** For a service that is run as is usual. */
  public Settings(
      ServerSection server,
      @Nullable Path contentPath,
      List<ClientSettings> clients,
      SiteSection site) {
    this(server, contentPath, clients, site, OperationsSection.DEFAULT);
  }

  /** For a site that uses the content as it is. */
  public Settings(ServerSection server, @Nullable Path contentPath, List<ClientSettings> clients) {
    this(server, contentPath, clients, SiteSection.DEFAULT);
  }

  /** For a site that keeps nothing. */
  public Settings(
      ServerSection server,
      @Nullable Path contentPath,
      List<ClientSettings> clients,
      SiteSection site,
      OperationsSection operations) {
    this(server, contentPath, clients, site, operations, LedgerSection.NONE, null);
  }

  /** The same with another ledger. */
  public Settings with(LedgerSection otherLedger) {
    return new Settings(server, contentPath, clients, site, operations, otherLedger, admin);
  }

  /** The same with a console. */
  public Settings with(AdminSection console) {
    return new Settings(server, contentPath, clients, site, operations, ledger, console);
  }

  /** The same with other clients. */
  public Settings withClients(List<ClientSettings> others) {
    return new Settings(server, contentPath, others, site, operations, ledger, admin);
  }

  /** Defensive copy. */
  public Settings {
    clients = List.copyOf(clients);
  }

  /** The client that stands for callers that say not who they are. */
  public ClientSettings defaultClient() {
    return clients.stream()
        .filter(ClientSettings::isDefault)
        .findFirst()
        .orElse(ClientSettings.UNNAMED);
  }

  /** Web origins whose pages may call: the server's and every client's. */
  public List<String> origins() {
    return Stream.concat(
            server.corsOrigins().stream(), clients.stream().flatMap(c -> c.origins().stream()))
        .distinct()
        .toList();
  }
}
