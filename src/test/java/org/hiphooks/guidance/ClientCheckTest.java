package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.LoadedContent;
import org.junit.jupiter.api.Test;

/** What one kind of client cannot take is found in the content, without a patient. */
class ClientCheckTest {

  private static final String VISIT = "fhir-resources/plan-definition/hip-pain-guidance.json";
  private static final String SIGN = "fhir-resources/plan-definition/hip-order-sign.json";
  private static final String PREFETCH = "fhir-resources/library/hip-prefetch.json";
  private static final String RADIOGRAPHS = "fhir-resources/activity-definition/SG-XR-STAT.json";
  private static final String PROBLEM = "fhir-resources/activity-definition/SG-COND.json";

  @Test
  void everyClientCanTakeTheShippedContent() {
    assertThat(check(Content.embedded())).isEmpty();
  }

  @Test
  void everySuggestionOfEveryPlanIsTried() {
    List<SampleCards.Sample> samples = new SampleCards(RunningHipHooks.knowledge()).all();
    RunningHipHooks.knowledge().services().stream()
        .flatMap(service -> service.cards().stream())
        .filter(plan -> !plan.suggestions().isEmpty())
        .forEach(
            plan ->
                assertThat(samples)
                    .as(plan.name())
                    .anyMatch(
                        sample ->
                            sample.plan().equals(plan)
                                && sample.card().suggestions().size()
                                    >= plan.suggestions().size()));
  }

  @Test
  void htmlInACardIsForNoClient() {
    assertThat(planted(VISIT, "**Consider now**", "<b>Consider now</b>"))
        .singleElement()
        .asString()
        .startsWith(VISIT)
        .contains("error HH320: card RF-02 critical: /detail holds HTML (for every client)");
  }

  @Test
  void anEpicClinicianCouldNotTellTwoActionsOfOneNameApart() {
    assertThat(
            planted(
                RADIOGRAPHS,
                "\"title\": \"Radiographs of pelvis and hip, today\"",
                "\"title\": \"Crutches for non-weight-bearing\""))
        .isNotEmpty()
        .allMatch(
            problem -> problem.contains("says the same as another one of the card (for epic)"));
  }

  @Test
  void anEpicClientWouldHoldBackBothCardsOfOneTopic() {
    assertThat(planted(SIGN, "\"code\": \"ORD01C\"", "\"code\": \"ORD02C\""))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(SIGN)
                    .contains(
                        "/source/topic/code ORD02C is that of ORD-02 critical too (for epic)"));
  }

  @Test
  void anEpicClientMustKnowWhichKindOfProblemIsAdded() {
    assertThat(planted(PROBLEM, "\"code\": \"problem-list-item\"", "\"code\": \"of-no-kind\""))
        .isNotEmpty()
        .allMatch(problem -> problem.contains("/category must be problem-list-item"))
        .allMatch(problem -> problem.contains("(for epic)"));
  }

  @Test
  void theSandboxJoinsTwoDatesOfOneTemplate() {
    assertThat(
            planted(
                PREFETCH,
                "\"Condition?patient={{context.patientId}}",
                "\"Condition?patient={{context.patientId}}&date=ge2025&date=le2026"))
        .singleElement()
        .asString()
        .startsWith(PREFETCH)
        .contains("joins two dates", "(for sandbox)");
  }

  @Test
  void otherClientsFillNoTokenOfAnotherKind() {
    assertThat(
            planted(
                PREFETCH,
                "\"Condition?patient={{context.patientId}}",
                "\"Condition?patient={{context.patientId}}&onset=ge{{today()}}"))
        .singleElement()
        .asString()
        .startsWith(PREFETCH)
        .contains("fills no token", "(for standard, epic, medplum)");
  }

  private static List<String> planted(String file, String text, String by) {
    TreeMap<String, String> files = new TreeMap<>(Content.embedded().files());
    String before = files.getOrDefault(file, "");
    int start = before.indexOf(text);
    assertThat(start).as(file + " holds " + text).isNotNegative();
    files.put(file, before.substring(0, start) + by + before.substring(start + text.length()));
    return check(Content.of(files));
  }

  private static List<String> check(Content content) {
    LoadedContent loaded = LoadedContent.of(content);
    assertThat(loaded.problems()).isEmpty();
    List<ContentProblem> found = new ArrayList<>();
    new ClientCheck().check(loaded, found::add);
    return found.stream().map(ContentProblem::toString).toList();
  }
}
