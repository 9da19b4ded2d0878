package org.hiphooks.cdshooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestReaderTest {

  private static final String INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea";
  private static final String SECRET = "Smith";

  @Test
  void a_whole_request_is_read() throws Exception {
    HookRequest request =
        read(
            """
            {"hookInstance": "D1577C69-dfbe-44ad-ba6d-3e05e953b2ea",
             "hook": "order-select",
             "fhirServer": "https://ehr.example.org/fhir",
             "fhirAuthorization": {"access_token": "t0k-en=", "token_type": "Bearer",
               "expires_in": 300, "scope": "patient/Observation.rs", "subject": "hiphooks",
               "patient": "p1"},
             "context": {"userId": "PractitionerRole/a.b-1", "patientId": "p1",
               "encounterId": "e1", "selections": ["ServiceRequest/s1"],
               "draftOrders": {"resourceType": "Bundle", "entry": [
                 {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "ServiceRequest"}},
                 {"resource": null}, {}]}},
             "prefetch": {"b": null, "a": {"resourceType": "Patient", "id": "p1"}}}""");

    assertThat(request.hook()).isEqualTo("order-select");
    assertThat(request.hookInstance()).isEqualTo(INSTANCE);
    assertThat(request.fhirServer()).isEqualTo(URI.create("https://ehr.example.org/fhir"));
    assertThat(request.fhirAuthorization())
        .isEqualTo(new FhirAuthorization("t0k-en=", "patient/Observation.rs", "p1"));
    HookContext context = request.context();
    assertThat(context.userId()).isEqualTo("PractitionerRole/a.b-1");
    assertThat(context.patientId()).isEqualTo("p1");
    assertThat(context.encounterId()).isEqualTo("e1");
    assertThat(context.selections()).containsExactly("ServiceRequest/s1");
    assertThat(context.draftOrders()).extracting(DraftOrder::fullUrl).containsExactly("urn:uuid:1");
    assertThat(request.prefetch().keySet()).containsExactly("b", "a");
    assertThat(request.prefetch()).containsEntry("b", NullNode.getInstance());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'com.epic.cdshooks.request.bpa-trigger-action': '60'} | 60",
        "{'com.epic.cdshooks.request.bpa-trigger-action': 23} | 23",
        "{'com.epic.cdshooks.request.bpa-trigger-action': '12345678'} | other",
        "{'com.epic.cdshooks.request.bpa-trigger-action': 'Lindqvist'} | other",
        "{'com.epic.cdshooks.request.bpa-trigger-action': 'no such, one'} |",
        "{'com.epic.cdshooks.request.bpa-trigger-action': {'a': 1}} |",
        "{'com.example': '60'} |",
        "'60' |",
        "null |",
      },
      quoteCharacter = '`')
  void what_made_the_client_fire_is_read_if_it_says_so(String extension, String trigger)
      throws Exception {
    HookRequest request =
        read(
            """
            {"hookInstance": "%s", "hook": "patient-view", "extension": %s,
             "context": {"userId": "Practitioner/1", "patientId": "p1"}}"""
                .formatted(INSTANCE, extension.replace('\'', '"')));
    assertThat(request.trigger()).isEqualTo(trigger);
  }

  @Test
  void problem_list_conditions_are_read() throws Exception {
    HookRequest request =
        read(
            request(
                "problem-list-item-create",
                "\"conditions\": {\"entry\": [{\"resource\": {\"resourceType\": \"Condition\"}}]}"));

    assertThat(request.context().conditions()).hasSize(1);
  }

  @Test
  void unknown_elements_extensions_and_nulls_are_ignored() throws Exception {
    HookRequest request =
        read(
            """
            {"hook": "patient-view", "hookInstance": "%s", "later": [{"x": {}}],
             "extension": {"com.example": {"a": 1}}, "fhirServer": null,
             "fhirAuthorization": null, "prefetch": null,
             "context": {"userId": "Practitioner/1", "patientId": "p1", "encounterId": null,
               "more": 1}}"""
                .formatted(INSTANCE));

    assertThat(request.fhirServer()).isNull();
    assertThat(request.fhirAuthorization()).isNull();
    assertThat(request.context().encounterId()).isNull();
    assertThat(request.prefetch()).isEmpty();
  }

  @Test
  void drafts_that_are_not_valid_FHIR_are_kept_as_they_are() throws Exception {
    HookRequest request =
        read(
            request(
                "order-sign",
                """
                "draftOrders": {"entry": [{"resource": {"resourceType": "ServiceRequest",
                  "category": {"a": 1}, "code": {"coding": [{}]}, "reasonCode": []}}]}"""));

    ObjectNode draft = request.context().draftOrders().get(0).resource();
    assertThat(draft.path("code").path("coding")).hasSize(1);
  }

  @Test
  void a_service_may_be_called_with_the_hook_of_another() throws Exception {
    HookRequest request = read(request("something-else", ""));

    assertThat(request.hook()).isEqualTo("something-else");
    assertThat(request.context().draftOrders()).isEmpty();
  }

  @Test
  void decimals_keep_their_precision() throws Exception {
    HookRequest request = read(withPrefetch("{\"a\": {\"value\": 1.10}}"));

    assertThat(request.prefetch().get("a")).hasToString("{\"value\":1.10}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999", "1E+401"})
  void numbers_that_no_memory_holds_become_text(String number) throws Exception {
    HookRequest request = read(withPrefetch("{\"a\": {\"value\": " + number + "}}"));

    assertThat(request.prefetch().get("a")).hasToString("{\"value\":\"out-of-range\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hook | 5 | /hook | must be a string that is not empty",
        "hook | \"\" | /hook | must be a string that is not empty",
        "hook | null | /hook | is missing",
        "hookInstance | null | /hookInstance | is missing",
        "hookInstance | \"Smith\" | /hookInstance | must be a UUID",
        "context | null | /context | must be an object",
        "context | [\"Smith\"] | /context | must be an object",
        "context | {} | /context/userId | is missing",
        "prefetch | [] | /prefetch | must be an object",
        "prefetch | \"Smith\" | /prefetch | must be an object",
        "fhirServer | 5 | /fhirServer | must be a string that is not empty",
        "fhirServer | \"Smith\" | /fhirServer | must be an absolute http or https address",
        "fhirServer | \"ftp://Smith\" | /fhirServer | must be an absolute http or https address",
        "fhirServer | \"http://u:Smith@x\" | /fhirServer | must be an absolute http or https address",
        "fhirServer | \"http://Smith x\" | /fhirServer | must be an absolute http or https address",
        "fhirAuthorization | \"Smith\" | /fhirAuthorization | must be an object",
        "fhirAuthorization | {} | /fhirAuthorization/access_token | is missing",
      })
  void a_wrong_element_is_named_without_its_value(
      String name, String value, String pointer, String reason) throws IOException {
    ObjectNode body = tree(request("patient-view", ""));
    body.set(name, tree("{\"x\": " + value + "}").path("x"));

    assertMalformed(body.toString(), pointer, reason);
  }

  @Test
  void a_type_before_the_id_of_patient_or_encounter_is_taken_off() throws Exception {
    ObjectNode body = tree(request("patient-view", "\"encounterId\": \"Encounter/e1\""));
    ((ObjectNode) body.path("context")).put("patientId", "Patient/p1");

    HookContext context = new RequestReader().read(body).context();

    assertThat(context.patientId()).isEqualTo("p1");
    assertThat(context.encounterId()).isEqualTo("e1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "patient-view | userId | \"Smith\" | /context/userId | must be a reference such as Practitioner/1",
        "patient-view | userId | \"A/B/Smith\" | /context/userId | must be a reference such as Practitioner/1",
        "patient-view | patientId | \"Practitioner/Smith\" | /context/patientId | must be a bare id, without address",
        "patient-view | patientId | \" \" | /context/patientId | must be a string that is not empty",
        "patient-view | patientId | 12 | /context/patientId | must be a string that is not empty",
        "patient-view | encounterId | \"http://x/Encounter/Smith\" | /context/encounterId | must be a bare id, without address",
        "order-select | draftOrders | null | /context/draftOrders | must be a Bundle",
        "order-sign | draftOrders | [] | /context/draftOrders | must be a Bundle",
        "order-select | selections | \"Smith\" | /context/selections | must be an array of references",
        "order-select | selections | [1] | /context/selections/0 | must be a reference",
        "problem-list-item-create | conditions | \"Smith\" | /context/conditions | must be a Bundle",
      })
  void a_wrong_context_is_named_without_its_value(
      String hook, String name, String value, String pointer, String reason) throws IOException {
    ObjectNode body =
        tree(request(hook, "\"draftOrders\": {}, \"conditions\": {}, \"selections\": []"));
    ((ObjectNode) body.path("context")).set(name, tree("{\"x\": " + value + "}").path("x"));

    assertMalformed(body.toString(), pointer, reason);
  }

  @Test
  void a_token_without_a_server_is_refused() {
    assertMalformed(
        with("\"fhirAuthorization\": {\"access_token\": \"t\"}"),
        "/fhirServer",
        "is missing, but fhirAuthorization is given");
  }

  @Test
  void a_token_of_another_patient_is_refused() {
    assertMalformed(
        with(
            "\"fhirServer\": \"https://x.example\","
                + "\"fhirAuthorization\": {\"access_token\": \"t\", \"patient\": \"Smith\"}"),
        "/fhirAuthorization/patient",
        "is another patient than that of the context");
  }

  @Test
  void a_token_that_could_break_a_header_is_refused() {
    assertMalformed(
        with(
            "\"fhirServer\": \"https://x.example\","
                + "\"fhirAuthorization\": {\"access_token\": \"t\\r\\nSmith: 1\"}"),
        "/fhirAuthorization/access_token",
        "is no bearer token");
  }

  @Test
  void a_token_of_another_kind_is_refused() {
    assertMalformed(
        with(
            "\"fhirServer\": \"https://x.example\","
                + "\"fhirAuthorization\": {\"access_token\": \"t\", \"token_type\": \"mac\"}"),
        "/fhirAuthorization/token_type",
        "must be Bearer");
  }

  @Test
  void a_scope_in_a_vendors_words_is_kept() throws Exception {
    HookRequest request =
        read(
            with(
                "\"fhirServer\": \"https://x.example\", \"fhirAuthorization\":"
                    + " {\"access_token\": \"t\", \"scope\": \"Condition.Search (Problems) (R4)\"}"));

    assertThat(request.fhirAuthorization())
        .isEqualTo(new FhirAuthorization("t", "Condition.Search (Problems) (R4)", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "null", "1", "\"Smith\""})
  void a_body_that_is_no_object_is_refused(String body) {
    assertMalformed(body, "", "the body must be a JSON object");
  }

  @Test
  void broken_JSON_is_refused_with_its_place() {
    assertMalformed(
        "{\"context\": {\n  \"userId\": Smith}}",
        "/context/userId",
        "the body is not JSON at line 2, column 13");
  }

  @Test
  void what_stands_after_the_object_is_refused() {
    assertMalformed(
        request("patient-view", "") + "{}", "", "something stands after the JSON object");
  }

  @Test
  void a_name_that_stands_twice_is_refused_wherever_it_is() {
    assertMalformed(with("\"hook\": \"order-sign\""), "/hook", "a name stands twice in one object");
    assertMalformed(
        request("patient-view", "\"patientId\": \"Smith\""),
        "/context/patientId",
        "a name stands twice in one object");
    assertMalformed(
        withPrefetch("{\"a\": {\"id\": \"1\", \"id\": \"Smith\"}}"),
        "/prefetch/a/id",
        "a name stands twice in one object");
  }

  @Test
  void a_name_that_may_be_data_is_not_repeated() {
    assertMalformed(
        "{\"prefetch\": {\"Jane Smith 1970\": {\"a\": ?}}}",
        "/prefetch/*/a",
        "the body is not JSON at line 1, column 40");
  }

  @Test
  void JSON_that_is_nested_too_deep_is_refused() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    MalformedRequest fault = fault(withPrefetch("{\"a\": " + deep + "}").getBytes(UTF_8));

    assertThat(fault.status()).isEqualTo(400);
    assertThat(fault.pointer()).startsWith("/prefetch/a/0/0");
    assertThat(fault.pointer()).hasSizeLessThan(100);
  }

  @Test
  void a_nested_resource_of_usual_depth_is_read() throws Exception {
    String deep = "[".repeat(150) + "]".repeat(150);

    assertThat(read(withPrefetch("{\"a\": " + deep + "}")).prefetch()).containsKey("a");
  }

  @Test
  void a_body_over_16_MiB_is_413() {
    byte[] body =
        withPrefetch("{\"a\": \"" + "x".repeat(RequestReader.MAX_BYTES) + "\"}").getBytes(UTF_8);

    assertThat(fault(body).status()).isEqualTo(413);
  }

  @Test
  void a_long_text_within_the_limit_is_read() throws Exception {
    String text = "x".repeat(RequestReader.MAX_BYTES - 1000);

    assertThat(read(withPrefetch("{\"a\": \"" + text + "\"}")).prefetch()).containsKey("a");
  }

  @Test
  void names_and_numbers_have_limits() {
    String number = "1".repeat(1000);
    String name = "n".repeat(100_000);

    assertThat(fault(withPrefetch("{\"a\": " + number + "}").getBytes(UTF_8)).status())
        .isEqualTo(400);
    assertThat(fault(withPrefetch("{\"" + name + "\": 1}").getBytes(UTF_8)).status())
        .isEqualTo(400);
  }

  @Test
  void bytes_that_are_not_UTF_8_are_refused() {
    byte[] latin = withPrefetch("{\"a\": \"é\"}").getBytes(ISO_8859_1);

    MalformedRequest fault = fault(latin);

    assertThat(fault.status()).isEqualTo(400);
    assertThat(fault.pointer()).isEqualTo("/prefetch/a");
  }

  @Test
  void half_a_UTF_32_text_is_refused_and_not_taken_for_a_lost_connection() {
    byte[] body = {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f};

    assertThat(fault(body).status()).isEqualTo(400);
  }

  @Test
  void JSON_in_UTF_16_is_read_like_any_other() throws Exception {
    HookRequest request =
        new RequestReader()
            .read(new ByteArrayInputStream(request("patient-view", "").getBytes(UTF_16)));

    assertThat(request.context().patientId()).isEqualTo("p1");
  }

  @Test
  void records_with_patient_data_or_tokens_do_not_print_them() throws Exception {
    HookRequest request =
        read(
            """
            {"hook": "patient-view", "hookInstance": "%s", "fhirServer": "https://x.example",
             "fhirAuthorization": {"access_token": "Smith", "patient": "Smith"},
             "context": {"userId": "Practitioner/Smith", "patientId": "Smith"},
             "prefetch": {"patient": {"id": "Smith"}}}"""
                .formatted(INSTANCE));

    assertThat(request.toString()).doesNotContain(SECRET);
    assertThat(request.context().toString()).doesNotContain(SECRET);
    assertThat(String.valueOf(request.fhirAuthorization())).doesNotContain(SECRET);
  }

  private static void assertMalformed(String body, String pointer, String reason) {
    MalformedRequest fault = fault(body.getBytes(UTF_8));
    assertThat(fault).hasMessage(reason);
    assertThat(fault.pointer()).isEqualTo(pointer);
    assertThat(fault.status()).isEqualTo(400);
    assertThat(fault.toString()).doesNotContain(SECRET);
  }

  private static MalformedRequest fault(byte[] body) {
    return catchThrowableOfType(
        MalformedRequest.class, () -> new RequestReader().read(new ByteArrayInputStream(body)));
  }

  private static HookRequest read(String body) throws Exception {
    return new RequestReader().read(new ByteArrayInputStream(body.getBytes(UTF_8)));
  }

  private static ObjectNode tree(String json) throws IOException {
    return (ObjectNode) new com.fasterxml.jackson.databind.ObjectMapper().readTree(json);
  }

  private static String request(String hook, String context) {
    return """
    {"hook": "%s", "hookInstance": "%s",
     "context": {"userId": "Practitioner/1", "patientId": "p1"%s}}"""
        .formatted(hook, INSTANCE, context.isEmpty() ? "" : ", " + context);
  }

  private static String with(String element) {
    String body = request("patient-view", "");
    return body.substring(0, body.length() - 1) + ", " + element + "}";
  }

  private static String withPrefetch(String prefetch) {
    return with("\"prefetch\": " + prefetch);
  }
}
