package org.hiphooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.SampleCards;
import org.hiphooks.kit.RegistrationSheet.Order;
import org.hiphooks.kit.RegistrationSheet.Prefetch;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegistrationKitTest {

  private static final Knowledge KNOWLEDGE = Knowledge.load(Kits.content());

  @TempDir private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static RegistrationSheet north;

  @SuppressWarnings("NullAway.Init")
  private static RegistrationSheet south;

  @BeforeAll
  static void made() {
    north = sheet("north");
    south = sheet("south");
  }

  private static RegistrationSheet sheet(String client) {
    try {
      return Kits.of(folder).sheet(client).orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void addresses_are_exact_and_each_is_the_audience_of_its_token() {
    String service = "https://cds.example.org/cds-services/hip-pain-guidance";
    assertThat(north.addresses())
        .extracting(RegistrationSheet.Address::url)
        .hasSize(9)
        .contains("https://cds.example.org/cds-services", service, service + "/feedback");
    assertThat(north.addresses())
        .filteredOn(address -> address.url().startsWith(service))
        .allSatisfy(address -> assertThat(address.audience()).isEqualTo(address.url()));
    assertThat(south.addresses())
        .filteredOn(address -> address.method().equals("POST"))
        .allSatisfy(address -> assertThat(address.audience()).isEqualTo("cds"));
  }

  @Test
  void every_service_says_when_to_fire_it() {
    assertThat(north.services())
        .hasSize(KNOWLEDGE.services().size())
        .allSatisfy(service -> assertThat(service.triggers()).isNotEmpty());
  }

  @Test
  void the_safe_profile_is_what_discovery_offers_under_the_names_of_the_client() {
    ServiceDescription offered = new HipGuidance(KNOWLEDGE, Map.of()).services().get(0);
    List<Prefetch> rows = rows(north, "safe");
    assertThat(rows)
        .extracting(Prefetch::query)
        .containsExactlyElementsOf(offered.prefetch().values());
    assertThat(rows).extracting(Prefetch::key).contains("PROBLEMS").doesNotContain("conditions");
  }

  @Test
  void only_the_profile_for_it_has_tokens_of_version_three() {
    assertThat(rows(north, "tokens"))
        .hasSize(rows(north, "safe").size() + 1)
        .anySatisfy(row -> assertThat(row.query()).contains("{{%medications."));
    for (String profile : List.of("safe", "minimal")) {
      assertThat(rows(north, profile))
          .noneMatch(row -> row.query().contains("%") || row.query().contains("today("));
    }
  }

  @Test
  void a_clients_own_profile_stands_first() {
    assertThat(south.prefetch().keySet()).first().isEqualTo("minimal");
    assertThat(rows(south, "minimal"))
        .extracting(Prefetch::key)
        .containsExactly("patient", "conditions");
  }

  @Test
  void scopes_are_those_of_the_queries_and_no_more() {
    assertThat(north.scopes().version1()).contains("patient/Condition.read");
    assertThat(north.scopes().version2())
        .contains("patient/Condition.rs", "patient/Patient.r")
        .hasSameSizeAs(north.scopes().version1())
        .noneMatch(scope -> scope.contains("*") || scope.matches(".*\\.[crus]*[cud].*"));
    assertThat(KNOWLEDGE.prefetch())
        .allMatch(
            key -> north.scopes().version1().contains("patient/" + key.resourceType() + ".read"));
  }

  @Test
  void whatever_a_card_leads_to_or_is_overridden_with_is_listed() {
    List<String> links = north.links().stream().map(RegistrationSheet.LinkRow::url).toList();
    List<String> reasons = north.reasons().stream().map(RegistrationSheet.Reason::code).toList();
    List<String> topics = north.topics().stream().map(RegistrationSheet.Topic::code).toList();
    for (SampleCards.Sample sample : new SampleCards(KNOWLEDGE).all()) {
      sample.card().links().forEach(link -> assertThat(links).contains(link.url()));
      sample.card().overrideReasons().forEach(r -> assertThat(reasons).contains(r.code()));
      assertThat(topics).contains(sample.card().source().topic().code());
    }
    assertThat(topics).contains("DATA01I", "OFF01I").allMatch(code -> code.matches("\\w{1,100}"));
    assertThat(links).contains("https://cds.example.org/explain/link/*");
  }

  @Test
  void orders_name_the_clients_own_code_where_it_has_one() {
    assertThat(north.orders())
        .filteredOn(order -> order.code().equals("30671-2"))
        .isNotEmpty()
        .extracting(Order::theirs)
        .containsOnly("urn:com.epic.cdshooks.action.code.system.preference-list-item|10432");
    assertThat(south.orders()).extracting(Order::theirs).containsOnly("");
    assertThat(north.orders()).extracting(Order::kind).contains("MedicationRequest", "Condition");
  }

  @Test
  void tokens_say_what_was_agreed() {
    assertThat(north.tokens().issuer()).isEqualTo("https://ehr.example.org/oauth");
    assertThat(north.tokens().subject()).isEqualTo("cds-calls");
    assertThat(north.tokens().tenant()).isEqualTo("clinic-7");
    assertThat(north.tokens().keys()).contains("north.jwks.json").doesNotContain(folder.toString());
    assertThat(south.tokens().keys()).isEqualTo("https://south.example.org/jwks.json");
    assertThat(north.tokens().lifetimeSeconds()).isEqualTo(900);
  }

  @Test
  void an_unknown_client_has_no_sheet() throws IOException {
    assertThat(Kits.of(folder).sheet("west")).isEmpty();
    assertThat(ClientSettings.UNNAMED.prefetch().code()).isEqualTo("safe");
  }

  private static List<Prefetch> rows(RegistrationSheet sheet, String profile) {
    return sheet.prefetch().getOrDefault(profile, List.of());
  }
}
