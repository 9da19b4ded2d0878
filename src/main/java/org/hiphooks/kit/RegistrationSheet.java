package org.hiphooks.kit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.config.ContactSection;

/**
 * All that the staff of one client need to register the service. Nothing of a patient.
 *
 * @param client name of the client in the configuration
 * @param dialect how its messages differ from the standard
 * @param contentVersion version of the clinical content
 * @param contentHash hash of the clinical content
 * @param addresses exact addresses
 * @param services what to fire when
 * @param profile name of the prefetch profile that the client has
 * @param prefetch rows to copy by name of the profile, the client's own first
 * @param scopes least scopes
 * @param tokens what tokens must hold
 * @param links every address that a card may lead to
 * @param reasons override reasons to map
 * @param topics topics against which overrides are stored
 * @param orders codes of drafts to map
 * @param limits what is not taken
 * @param contact whom to ask
 */
public record RegistrationSheet(
    String client,
    String dialect,
    String contentVersion,
    String contentHash,
    List<Address> addresses,
    List<Service> services,
    String profile,
    Map<String, List<Prefetch>> prefetch,
    Scopes scopes,
    Tokens tokens,
    List<LinkRow> links,
    List<Reason> reasons,
    List<Topic> topics,
    List<Order> orders,
    List<Limit> limits,
    ContactSection contact) {

  /** An address, what is sent there, and the {@code aud} of the token; empty = needs none. */
  public record Address(String purpose, String method, String url, String audience) {}

  /** A service and the events of the client that should call it. */
  public record Service(String id, String hook, List<String> triggers) {

    /** Defensive copy. */
    public Service {
      triggers = List.copyOf(triggers);
    }
  }

  /** A prefetch key as the client names it, and its query. */
  public record Prefetch(String key, String query) {}

  /** Scopes of SMART App Launch 1 and 2. */
  public record Scopes(List<String> version1, List<String> version2) {

    /** Defensive copies. */
    public Scopes {
      version1 = List.copyOf(version1);
      version2 = List.copyOf(version2);
    }
  }

  /**
   * What a token must hold. Each is empty if nothing is agreed.
   *
   * @param issuer {@code iss}
   * @param subject {@code sub}
   * @param tenant {@code tenant}
   * @param algorithms {@code alg}
   * @param keys where its keys come from
   * @param lifetimeSeconds longest time from {@code iat} to {@code exp}
   * @param skewSeconds how far clocks may differ
   */
  public record Tokens(
      String issuer,
      String subject,
      String tenant,
      List<String> algorithms,
      String keys,
      long lifetimeSeconds,
      long skewSeconds) {

    /** Defensive copy. */
    public Tokens {
      algorithms = List.copyOf(algorithms);
    }
  }

  /** An address that a card may lead to, and its texts. */
  public record LinkRow(String url, List<String> labels) {

    /** Defensive copy. */
    public LinkRow {
      labels = List.copyOf(labels);
    }
  }

  /** An override reason. */
  public record Reason(String system, String code, String display) {}

  /** A topic and the cards that have it, as rule and level. */
  public record Topic(String code, List<String> cards) {

    /** Defensive copy. */
    public Topic {
      cards = List.copyOf(cards);
    }
  }

  /**
   * The code of a draft.
   *
   * @param kind FHIR type of the draft
   * @param system our system
   * @param code our code
   * @param priority the draft's priority; empty if it has none
   * @param text in words
   * @param theirs the client's own code, as system and code; empty if it has none
   */
  public record Order(
      String kind, String system, String code, String priority, String text, String theirs) {}

  /** Something that is bounded. */
  public record Limit(String what, String value) {}

  /** Defensive copies that keep the order. */
  public RegistrationSheet {
    addresses = List.copyOf(addresses);
    services = List.copyOf(services);
    prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
    links = List.copyOf(links);
    reasons = List.copyOf(reasons);
    topics = List.copyOf(topics);
    orders = List.copyOf(orders);
    limits = List.copyOf(limits);
  }
}
