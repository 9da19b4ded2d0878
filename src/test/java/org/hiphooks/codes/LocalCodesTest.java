package org.hiphooks.codes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.Main;
import org.hiphooks.cards.OverrideMemory;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.ServerSection;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.guidance.CardModes;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.guidance.Surroundings;
import org.hiphooks.knowledge.Content;
import org.hiphooks.ledger.LedgerFolder;
import org.hiphooks.ledger.LiveLedger;
import org.hiphooks.net.Hosts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A site's own codes on the way in and out, tried before they go live, and those it still lacks.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalCodesTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MRI = "\"code\":\"30671-2\"";
  private static final String SERVICE = "hip-pain-guidance";

  @TempDir private Path folder = Path.of("");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<String> seen = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_code_of_the_site_counts_like_the_code_it_stands_for() throws Exception {
    String standard = cards(guidance(Maps.GOOD), request("http://snomed.info/sct", "49218002"));
    assertThat(standard).contains("\"summary\"");

    assertThat(cards(guidance(Maps.GOOD), request("urn:example:problems", "HIP-1")))
        .isEqualTo(standard);
    assertThat(cards(guidance(null), request("urn:example:problems", "HIP-1")))
        .isNotEqualTo(standard);
  }

  @Test
  void drafts_have_the_code_of_the_site() throws Exception {
    HipGuidance plain = guidance(null);
    CaseLibrary cases = CaseLibrary.load(Content.embedded());
    for (Case vignette : cases.all()) {
      ObjectNode request = cases.renderer().request(vignette, NOW, RenderOptions.plain());
      if (SERVICE.equals(vignette.service()) && cards(plain, request).contains(MRI)) {
        assertThat(cards(guidance(Maps.GOOD).forClient("plain"), request))
            .doesNotContain(MRI)
            .containsPattern("preference-list-item\",\"code\":\"1043[23]\"");
        return;
      }
    }
    throw new AssertionError("no case advises the MRI");
  }

  @Test
  void every_client_has_the_codes_of_the_site_one_that_comes_later_too() throws Exception {
    HipGuidance guidance = guidance(Maps.GOOD);
    assertThat(guidance.forClient("plain").settings().codes()).hasSize(2);

    ClientSettings added = ClientSettings.named("added").build();
    HipGuidance more =
        guidance.withClients(new Settings(ServerSection.DEFAULT, null, List.of(added)));
    assertThat(more.forClient("added").settings().codes()).hasSize(2);
    assertThat(more.knowledge()).isSameAs(guidance.knowledge());
  }

  @Test
  void discovery_names_the_codes_by_their_hash() throws Exception {
    assertThat(new String(AnswerWriter.discovery(guidance(Maps.GOOD).services()), UTF_8))
        .containsPattern("\"localCodesHash\":\"[0-9a-f]{64}\"");
    assertThat(new String(AnswerWriter.discovery(guidance(null).services()), UTF_8))
        .doesNotContain("localCodesHash");
  }

  @Test
  void what_is_not_understood_is_counted_by_code_and_what_is_ignored_is_not() throws Exception {
    HipGuidance guidance = guidance(Maps.GOOD);
    cards(guidance, request("urn:example:problems", "GOUT"));
    cards(guidance, request("urn:example:problems", "FLU"));
    cards(guidance, request("urn:example:problems", "HIP-1"));

    assertThat(seen).containsExactly("Condition urn:example:problems|GOUT");
    assertThat(registry.get("hiphooks.codes.unknown").tag("type", "Condition").counter().count())
        .isEqualTo(1);
    assertThat(registry.getMeters().toString()).doesNotContain("GOUT");
  }

  @Test
  void a_bad_map_is_refused_when_it_is_loaded() throws Exception {
    assertThat(guidance(Maps.GOOD).services()).isNotEmpty();
    SettingsInvalid refused =
        catchThrowableOfType(
            SettingsInvalid.class, () -> guidance(Maps.GOOD.replace("49218002", "1")));
    assertThat(refused).hasMessageContaining("local-codes.json:11:");
  }

  @Test
  void the_cases_give_the_same_cards_with_codes_of_the_site() throws Exception {
    Path map = Maps.write(folder, Maps.GOOD.replace("\"active\"", "\"draft\""));

    assertThat(run("codes", "try", map.toString())).isZero();
    assertThat(out.toString())
        .contains("Map      LocalCodes 3")
        .contains("Read     3 codes, 1 more ignored")
        .containsPattern("Cases    (\\d{2,}) of \\1 give the same cards");
  }

  @Test
  void a_code_that_means_two_things_is_found_by_the_cases() throws Exception {
    Path map =
        Maps.write(
            folder,
            Maps.GOOD.replace(
                "{\"code\": \"49218002\", \"equivalence\": \"equivalent\"}",
                "{\"code\": \"49218002\", \"equivalence\": \"equivalent\"},"
                    + " {\"code\": \"239872002\", \"equivalence\": \"equivalent\"}"));

    assertThat(run("codes", "try", map.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("differs: ");
  }

  @Test
  void a_map_with_errors_is_3_with_file_line_and_field() throws Exception {
    Path map = Maps.write(folder, Maps.GOOD.replace("49218002", "1"));

    assertThat(run("codes", "check", map.toString())).isEqualTo(3);
    assertThat(err.toString()).contains(map + ":11:", "/group/0/element/0/target/0/code");
  }

  @Test
  void codes_that_were_seen_are_listed_from_the_ledger() throws Exception {
    Path config = Files.writeString(folder.resolve("hiphooks.yaml"), "ledger: {folder: ledger}\n");
    Settings settings = SettingsReader.read(config, Map.of());
    try (LiveLedger ledger =
        LiveLedger.open(new LedgerFolder(settings.ledger(), null), Clock.systemUTC(), true)) {
      ledger.codes().notUnderstood("Observation", "urn:example:labs", "XYZ");
      ledger.codes().notUnderstood("Observation", "urn:example:labs", "XYZ");
      ledger.codes().notUnderstood("Observation", "urn:example:labs", "seen by Dr Smith");
    }

    assertThat(run("codes", "seen", "--config", config.toString())).isZero();
    assertThat(out.toString())
        .containsPattern("2 +Observation +\\d{4}-\\d\\d-\\d\\d +urn:example:labs\\|XYZ")
        .doesNotContain("Smith");
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private HipGuidance guidance(@Nullable String map) throws Exception {
    String maps = map == null ? "" : "site: {conceptMaps: [local-codes.json]}\n";
    if (map != null) {
      Maps.write(folder, map);
    }
    Path config =
        Files.writeString(
            folder.resolve("site.yaml"), maps + "clients: [{name: plain, default: true}]\n");
    return HipGuidance.load(
        null,
        SettingsReader.read(config, Map.of()),
        new Surroundings(
            new Hosts(),
            registry,
            HipGuidance.FETCH_DEADLINE,
            OverrideMemory.NONE,
            CardModes.ALL,
            (type, system, code) -> seen.add(type + ' ' + system + '|' + code)));
  }

  private static String cards(HipGuidance guidance, ObjectNode request) throws Exception {
    return AnswerWriter.cardsTree(
            guidance.answer(SERVICE, new RequestReader().read(request), NOW).cards())
        .toString();
  }

  private static ObjectNode request(String system, String code) throws Exception {
    JsonNode request =
        JSON.readTree(
            """
            {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context": {"userId": "Practitioner/1", "patientId": "p1"},
             "prefetch": {
               "patient": {"resourceType": "Patient", "id": "p1", "birthDate": "1990-01-01"},
               "conditions": {"resourceType": "Bundle", "type": "searchset", "entry": [
                 {"resource": {"resourceType": "Condition", "id": "c1",
                   "clinicalStatus": {"coding": [{"code": "active",
                     "system": "http://terminology.hl7.org/CodeSystem/condition-clinical"}]},
                   "code": {"coding": [{"system": "%s", "code": "%s"}]},
                   "onsetDateTime": "2026-05-01", "recordedDate": "2026-05-20",
                   "subject": {"reference": "Patient/p1"}}}]},
               "findings": null, "measurements": null, "medications": null,
               "medicationStatements": null, "allergies": null, "procedures": null,
               "serviceRequests": null, "imagingReports": null}}
            """
                .formatted(system, code));
    return (ObjectNode) request;
  }
}
