package org.hiphooks.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencds.cqf.cql.engine.runtime.DateTime;

/** What is read straight from the JSON is what HAPI makes of it; the unusual is left to HAPI. */
class ElementReaderTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final RecordParser HAPI = new RecordParser(false);

  private static ObjectNode json(String text) throws IOException {
    return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
  }

  private static ObjectNode observation(String rest) throws IOException {
    return json("{'resourceType':'Observation','id':'o','status':'final'," + rest + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'effectiveDateTime':'2026-05-31T08:15:00Z'",
        "'effectiveDateTime':'2026-05-31T08:15:00.250Z'",
        "'effectiveDateTime':'2026-05-31T08:15:00+05:45'",
        "'effectiveDateTime':'2026-05-31T08:15:00.001-11:30'",
        "'effectiveDateTime':'2026-05-31'",
        "'effectiveDateTime':'2024-02-29'",
        "'effectiveDateTime':'2026-05'",
        "'effectiveDateTime':'2026'",
        "'effectivePeriod':{'start':'2026-05-01','end':'2026-05-02T00:00:00Z'}",
        "'effectiveInstant':'2026-05-31T08:15:00Z'",
        "'issued':'2026-05-31T08:15:00.000+02:00'",
        "'valueQuantity':{'value':6.50,'unit':'score','system':'http://unitsofmeasure.org'}",
        "'valueQuantity':{'value':-7,'comparator':'<','code':'{score}'}",
        "'valueInteger':6",
        "'valueBoolean':false",
        "'valueString':'worse at night'",
        "'valueCodeableConcept':{'coding':[{'system':'s','code':'c','userSelected':true}]}",
        "'dataAbsentReason':{'text':'asked'},'bodySite':{'coding':[{'system':'s','code':'r'}]}",
        "'component':[{'code':{'text':'a'},'valueInteger':3},{'code':{'text':'b'}}]",
        "'referenceRange':[{'low':{'value':1.0},'high':{'value':2}}]"
      })
  void whatIsWrittenAsUsualIsWhatHapiMakesOfIt(String rest) throws IOException {
    ObjectNode record = observation(rest);

    Element own = requireNonNull(ElementReader.read(record), "not read without HAPI");
    Resource parsed = requireNonNull(HAPI.parse(record));

    assertThat(SameElements.isSame(own, ElementCopy.of(parsed))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'effectiveDateTime':'2026-04-31'",
        "'effectiveDateTime':'2026-05-31T08:15Z'",
        "'effectiveDateTime':'2026-05-31T08:15:00'",
        "'effectiveDateTime':'2026-05-31T24:00:00Z'",
        "'effectiveDateTime':20260531",
        "'effectiveDateTime':''",
        "'effectiveDateTime':null",
        "'effectiveDateTime':'2026-05-31','effectiveInstant':'2026-05-31T08:15:00Z'",
        "'effectiveDateTime':'2026-05-31T08:15:00+01:07'",
        "'valueQuantity':{'value':'6'}",
        "'valueQuantity':{'value':1e300}",
        "'valueQuantity':{'comparator':'~'}",
        "'valueQuantity':{}",
        "'valueQuantity':[]",
        "'valueInteger':6.0",
        "'valueInteger':99999999999",
        "'valueBoolean':'true'",
        "'valueString':' spaced '",
        "'bodySite':[{'text':'hip'}]",
        "'component':{'code':{'text':'a'}}",
        "'component':[]",
        "'component':[null]",
        "'status':'done'",
        "'code':{'id':'inner','text':'x'}"
      })
  void whatIsUnusualIsLeftToHapi(String rest) throws IOException {
    ObjectNode record = json("{'resourceType':'Observation'," + rest + "}");

    assertThat(ElementReader.read(record)).isNull();
  }

  @Test
  void aRecordThatOnlyHapiCanReadIsReadAll() throws IOException {
    ObjectNode record = observation("'effectiveDateTime':'2026-05-31T08:15Z','valueInteger':6");

    ChartRecord read = requireNonNull(ChartRecord.read(record, HAPI));

    Element element = read.element();
    int place = element.type().place("effective");
    Element effective = (Element) requireNonNull(element.child(place));
    assertThat(effective.value()).isInstanceOf(DateTime.class);
  }

  @Test
  void aRecordThatNobodyCanReadIsNone() throws IOException {
    assertThat(ChartRecord.read(observation("'valueInteger':'many'"), HAPI)).isNull();
  }

  @Test
  void extensionsOfAPatientAreRead() throws IOException {
    ObjectNode record =
        json(
            "{'resourceType':'Patient','id':'p','gender':'female','birthDate':'1999-03-14',"
                + "'extension':[{'url':'u','valueCode':'F'},"
                + "{'url':'v','extension':[{'url':'w','valueString':'x'}]}]}");
    Element copied = ElementCopy.of(requireNonNull(HAPI.parse(record)));

    assertThat(ElementReader.read(record)).as("left to HAPI").isNull();
    assertThat((List<?>) requireNonNull(copied.child(copied.type().place("extension")))).hasSize(2);
  }

  @Test
  void nothingOfARecordIsShown() throws IOException {
    ObjectNode record = observation("'valueString':'secret'");

    ChartRecord read = requireNonNull(ChartRecord.read(record, HAPI));

    assertThat(read.toString() + read.element()).doesNotContain("secret");
  }
}
