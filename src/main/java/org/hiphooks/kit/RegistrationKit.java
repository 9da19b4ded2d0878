package org.hiphooks.kit;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiphooks.about.ContentResources;
import org.hiphooks.cdshooks.FeedbackReader;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.cdshooks.dialect.DraftCodes;
import org.hiphooks.chart.DraftReader;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Settings;
import org.hiphooks.config.TokenSettings;
import org.hiphooks.kit.RegistrationSheet.Address;
import org.hiphooks.kit.RegistrationSheet.Limit;
import org.hiphooks.kit.RegistrationSheet.LinkRow;
import org.hiphooks.kit.RegistrationSheet.Service;
import org.hiphooks.kit.RegistrationSheet.Tokens;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SiteSettings;
import org.hiphooks.pages.ServiceSite;
import org.hiphooks.pages.Words;
import org.hiphooks.trust.TokenVerifier;
import org.jspecify.annotations.Nullable;

/** Makes the {@link RegistrationSheet} of each client of a configuration. Immutable. */
public final class RegistrationKit {

  private static final String SERVICES = "/cds-services";
  private static final String FEEDBACK = "/feedback";
  private static final int KIBI = 1024;

  private final Knowledge knowledge;
  private final SiteSettings site;
  private final Settings settings;
  private final String publicUrl;
  private final Words words = Words.english();
  private final ContentResources resources;
  private final PrefetchRows prefetch;
  private final CardRows cards;

  /**
   * For one site.
   *
   * @param content the files that the knowledge was compiled from
   * @param publicUrl how clients call the service
   */
  public RegistrationKit(
      Content content, Knowledge knowledge, SiteSettings site, Settings settings, URI publicUrl) {
    this.knowledge = knowledge;
    this.site = site;
    this.settings = settings;
    this.publicUrl = publicUrl.toString().replaceFirst("/+$", "");
    this.resources = new ContentResources(content);
    this.prefetch = new PrefetchRows(resources, knowledge);
    this.cards = new CardRows(knowledge);
  }

  /** The sheet of the client of this name; empty if there is none. */
  public Optional<RegistrationSheet> sheet(String client) {
    return settings.clients().stream()
        .filter(known -> known.name().equals(client))
        .findFirst()
        .map(this::sheet);
  }

  /** The sheet of a client. */
  public RegistrationSheet sheet(ClientSettings client) {
    return new RegistrationSheet(
        client.name(),
        client.dialect().code(),
        knowledge.version(),
        knowledge.hash(),
        addresses(client),
        services(),
        client.prefetch().code(),
        prefetch.of(client.prefetch(), client.keyAliases()),
        prefetch.scopes(),
        tokens(client),
        links(),
        cards.reasons(),
        cards.topics(),
        cards.orders(new DraftCodes(knowledge.terminology().local().of(client).codes())),
        limits(client),
        settings.site().contact());
  }

  private List<ServicePlan> offered() {
    return knowledge.services().stream().filter(site::serves).toList();
  }

  private List<Address> addresses(ClientSettings client) {
    List<Address> rows = new ArrayList<>();
    rows.add(new Address(words.text("kit.discovery"), "GET", publicUrl + SERVICES, ""));
    for (ServicePlan service : offered()) {
      String url = publicUrl + SERVICES + '/' + service.id();
      String feedback = url + FEEDBACK;
      rows.add(new Address(service.title(), "POST", url, audience(client, url)));
      rows.add(
          new Address(
              words.text("kit.feedback", service.title()),
              "POST",
              feedback,
              audience(client, feedback)));
    }
    return rows;
  }

  private static String audience(ClientSettings client, String url) {
    TokenSettings tokens = client.tokens();
    boolean isOwn = tokens != null && !tokens.audiences().isEmpty();
    return isOwn && tokens != null ? String.join(", ", tokens.audiences()) : url;
  }

  private List<Service> services() {
    return offered().stream()
        .map(
            plan ->
                new Service(
                    plan.id(),
                    plan.hook(),
                    ContentResources.extensions(
                        resources.get("plan-definition", plan.id()), "trigger-criterion")))
        .toList();
  }

  private Tokens tokens(ClientSettings client) {
    String issuer = client.issuer() == null ? "" : client.issuer();
    TokenSettings agreed = client.tokens();
    long skew = TokenVerifier.SKEW.toSeconds();
    if (agreed == null) {
      return new Tokens(issuer, "", "", List.of(), words.text("kit.keys.none"), 0, skew);
    }
    Path file = agreed.keys();
    @Nullable URI url = agreed.keysUrl();
    String keys =
        file == null
            ? String.valueOf(url)
            : words.text("kit.keys.file", String.valueOf(file.getFileName()));
    return new Tokens(
        issuer,
        agreed.subject() == null ? "" : agreed.subject(),
        agreed.tenant() == null ? "" : agreed.tenant(),
        agreed.algorithms(),
        keys,
        agreed.maxLifetime().toSeconds(),
        skew);
  }

  /** What the cards lead to and, beside it, why they were shown. */
  private List<LinkRow> links() {
    List<LinkRow> rows = new ArrayList<>(cards.links());
    rows.add(
        new LinkRow(
            publicUrl + ServiceSite.EXPLANATIONS + "/*", List.of(words.text("kit.explanation"))));
    rows.add(new LinkRow(publicUrl + ServiceSite.FORMS + "/*", List.of(words.text("kit.form"))));
    return rows;
  }

  private List<Limit> limits(ClientSettings client) {
    return List.of(
        limit("body", RequestReader.MAX_BYTES / KIBI),
        limit("second", client.limits().callsPerSecond()),
        limit("once", client.limits().callsAtOnce()),
        limit("drafts", DraftReader.MAX_DRAFTS),
        limit("entries", FeedbackReader.MAX_ENTRIES),
        limit("batch", FeedbackReader.MAX_BYTES / KIBI),
        limit("fetch", settings.operations().fetch().toMillis()),
        limit("evaluation", settings.operations().evaluation().toMillis()));
  }

  private Limit limit(String key, long value) {
    return new Limit(
        words.text("kit.limit." + key), words.text("kit.limit." + key + ".value", value));
  }
}
