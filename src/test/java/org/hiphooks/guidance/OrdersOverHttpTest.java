package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cases.Window;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vignette of an order or a new problem, written as FHIR and posted to a real server. */
class OrdersOverHttpTest {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());

  static Stream<Case> orders() {
    return CASES.all().stream().filter(vignette -> !"patient-view".equals(vignette.hook()));
  }

  static Stream<Case> signedOrders() {
    return orders().filter(vignette -> "order-sign".equals(vignette.hook()));
  }

  @ParameterizedTest(name = "{0} plain")
  @MethodSource("orders")
  void anOrderGetsTheExpectedCards(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain());
  }

  @ParameterizedTest(name = "{0} among noise")
  @MethodSource("orders")
  void sixtyUnrelatedOrMisleadingRecordsChangeNothing(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().withNoise(60));
  }

  @ParameterizedTest(name = "{0} in other codings")
  @MethodSource("orders")
  void otherLegalCodingsUnitsAndTimeZonesChangeNothing(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().withVariedCodings());
  }

  @ParameterizedTest(name = "{0} at the edge of the time windows")
  @MethodSource("orders")
  void recordsAtTheEdgeOfTheirWindowsStillCount(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().withWindow(Window.OLDEST));
  }

  @ParameterizedTest(name = "{0} as a widespread EHR sends it")
  @MethodSource("orders")
  void theShapesOfAWidespreadEhrChangeNothing(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().inVendorShape());
  }

  /** While an order is chosen, what is only worth a mention would be in the way. */
  @ParameterizedTest(name = "{0} when selected")
  @MethodSource("signedOrders")
  void aSelectedOrderGetsTheCriticalAndWarningCardsAlone(Case vignette) throws Exception {
    List<String> urgent = new ArrayList<>(vignette.expectation().cards());
    urgent.removeIf(card -> card.endsWith(":info"));
    String service = "hip-order-select";
    for (RenderOptions options :
        List.of(RenderOptions.plain(), RenderOptions.plain().inVendorShape())) {
      ObjectNode request = request(vignette, options.to(service, "order-select"));
      ExpectedOrderAnswer.check(urgent, RunningHipHooks.cards(service, request), request);
    }
  }

  private static void check(Case vignette, RenderOptions options) throws Exception {
    ObjectNode request = request(vignette, options);
    JsonNode cards = RunningHipHooks.cards(vignette.service(), request);
    ExpectedOrderAnswer.check(vignette.expectation().cards(), cards, request);
  }

  private static ObjectNode request(Case vignette, RenderOptions options) {
    return CASES.renderer().request(vignette, RunningHipHooks.NOW, options);
  }
}
