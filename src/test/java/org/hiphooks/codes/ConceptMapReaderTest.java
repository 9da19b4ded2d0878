package org.hiphooks.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.knowledge.ConceptMapReader;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.LocalCodes;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConceptMapReaderTest {

  private static final Knowledge KNOWLEDGE = Knowledge.load(Content.embedded());

  @TempDir private Path folder = Path.of("");

  @Test
  void a_good_map_is_read_in_both_directions() throws IOException {
    LocalCodes codes = read(Maps.GOOD);

    assertThat(codes.standard("urn:example:problems", "HIP-1"))
        .containsExactly(new Coding("http://snomed.info/sct", "49218002", null));
    assertThat(codes.isIgnored("urn:example:problems", "FLU")).isTrue();
    assertThat(codes.inboundCount()).isEqualTo(3);
    assertThat(codes.outbound()).extracting("toCode").containsExactly("10432", "10433");
    assertThat(codes.outbound()).extracting("priority").containsExactly(null, "urgent");
    assertThat(codes.maps()).containsExactly("LocalCodes 3");
    assertThat(codes.hash()).hasSize(64);
  }

  @Test
  void another_text_has_another_hash() throws IOException {
    String first = read(Maps.GOOD).hash();
    assertThat(read(Maps.GOOD.replace("HIP-1", "HIP-2")).hash()).isNotEqualTo(first);
  }

  @Test
  void the_name_of_a_code_system_may_be_an_oid() throws IOException {
    String oid = Maps.GOOD.replace("http://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.96");
    assertThat(read(oid).standard("urn:example:problems", "HIP-1"))
        .containsExactly(new Coding("http://snomed.info/sct", "49218002", null));
  }

  /** Each is one change of the good map, with the place and the words of what is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          '49218002", "equi';'99999999", "equi';:11:;/group/0/element/0/target/0/code;no value set
          'equivalence": "equal"';'equivalence": "narrower"';:19:;/group/1/element/0/target/0/equivalence;more than is recorded
          '"code": "ESR"';'"code": "CRP"';:20:;/group/1/element/1;mapped twice
          '4537-7", "equivalence": "wider"';'1988-5", "equivalence": "equal"}, {"code": "1988-5", "equivalence": "equal"';:20:;/group/1/element/1/target/1;mapped twice
          '"code": "30671-2"';'"code": "1234-5"';:30:;/group/2/element/0/target/0;no draft
          'value": "urgent';'value": "soon';:34:;/group/2/element/0/target/1/dependsOn/0;must be priority
          'urn:example:labs';'labs';:16:;/group/1/source;address of a code system
          '"target": "http://loinc.org"';'"target": "urn:example:other"';:17:;/group/1/target;neither the target
          '"HIP-1", "target"';'"HIP-1", "xtarget"';:11:;/group/0/element/0;needs a target
          '"status": "active"';'"status": "draft"';:5:;/status;codes try
          '"ConceptMap"';'"ValueSet"';:2:;/resourceType;must be ConceptMap
          '"group": [';'"group": [,';:6:;'';is not JSON
          """)
  void what_is_wrong_is_named_with_line_and_field(
      String good, String bad, String line, String field, String words) throws IOException {
    assertThat(Maps.GOOD).contains(good);
    SettingsInvalid refused =
        catchThrowableOfType(SettingsInvalid.class, () -> read(Maps.GOOD.replace(good, bad)));
    assertThat(refused).isNotNull();
    assertThat(String.valueOf(refused.getMessage()))
        .contains(folder.resolve("local-codes.json") + line, words)
        .contains(field);
  }

  @Test
  void a_cycle_is_named_where_it_closes() throws IOException {
    String cycle =
        """
        {"resourceType": "ConceptMap", "status": "active", "group": [{
          "source": "http://snomed.info/sct", "target": "http://snomed.info/sct", "element": [
            {"code": "1000001", "target": [{"code": "49218002", "equivalence": "equal"}]},
            {"code": "49218002", "target": [{"code": "1000001", "equivalence": "equal"}]}
        ]}]}
        """;
    SettingsInvalid refused = catchThrowableOfType(SettingsInvalid.class, () -> read(cycle));
    assertThat(String.valueOf(refused.getMessage()))
        .contains(":4:", "/group/0/element/1/target/0/code", "makes a cycle: ")
        .contains("1000001 -> http://snomed.info/sct|49218002 -> http://snomed.info/sct|1000001")
        .contains("is understood already");
  }

  @Test
  void a_code_that_is_read_may_be_written_too() throws IOException {
    String both =
        Maps.GOOD.replace(
            "{\"code\": \"CRP\"",
            "{\"code\": \"10432\", \"target\": [{\"code\": \"30671-2\", \"equivalence\": \"equal\"}]},"
                + " {\"code\": \"CRP\"");
    assertThat(read(both).inboundCount()).isEqualTo(4);
  }

  @Test
  void a_draft_can_be_tried_but_not_used() throws IOException {
    Path draft = Maps.write(folder, Maps.GOOD.replace("\"active\"", "\"draft\""));
    assertThat(ConceptMapReader.readDrafts(List.of(draft), KNOWLEDGE).inboundCount()).isEqualTo(3);
  }

  @Test
  void a_file_that_is_not_there_is_said() {
    SettingsInvalid refused =
        catchThrowableOfType(
            SettingsInvalid.class,
            () -> ConceptMapReader.read(List.of(folder.resolve("none.json")), KNOWLEDGE));
    assertThat(refused).hasMessageContaining("cannot be read");
  }

  private LocalCodes read(String text) throws IOException {
    return ConceptMapReader.read(List.of(Maps.write(folder, text)), KNOWLEDGE);
  }
}
