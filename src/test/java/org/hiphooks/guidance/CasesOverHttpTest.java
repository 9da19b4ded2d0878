package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cases.Window;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vignette of a visit, written as FHIR and posted to a real server. */
class CasesOverHttpTest {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final String SERVICE = "hip-pain-guidance";

  static Stream<Case> visits() {
    return CASES.all().stream().filter(vignette -> "patient-view".equals(vignette.hook()));
  }

  @ParameterizedTest(name = "{0} plain")
  @MethodSource("visits")
  void aVisitGetsTheExpectedCards(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain());
  }

  @ParameterizedTest(name = "{0} among noise")
  @MethodSource("visits")
  void sixtyUnrelatedOrMisleadingRecordsChangeNothing(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().withNoise(60));
  }

  @ParameterizedTest(name = "{0} in other codings")
  @MethodSource("visits")
  void otherLegalCodingsUnitsAndTimeZonesChangeNothing(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().withVariedCodings());
  }

  @ParameterizedTest(name = "{0} at the edge of the time windows")
  @MethodSource("visits")
  void recordsAtTheEdgeOfTheirWindowsStillCount(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().withWindow(Window.OLDEST));
  }

  private static void check(Case vignette, RenderOptions options) throws Exception {
    ObjectNode request = CASES.renderer().request(vignette, RunningHipHooks.NOW, options);
    ExpectedAnswer.check(vignette, RunningHipHooks.cards(SERVICE, request));
  }
}
