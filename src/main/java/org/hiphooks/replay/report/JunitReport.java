package org.hiphooks.replay.report;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hiphooks.replay.run.Degraded;
import org.hiphooks.replay.run.Difference;
import org.hiphooks.replay.run.Outcome;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.Result.Verdict;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.LeftOut;

/** One test a visit in the XML that build servers read. What was left out is an error. */
public final class JunitReport implements Report {

  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

  private final PartialFile file;
  private final Spool cases;
  private long errors;

  /** Starts a report. */
  public JunitReport(Path path) {
    this.file = new PartialFile(path);
    this.cases = new Spool(path, "cases");
  }

  @Override
  public void add(Result result) {
    Verdict verdict = result.verdict();
    String element =
        switch (verdict) {
          case ERROR -> "error";
          case DIFFERS -> "failure";
          case AGREES -> "";
          case OPEN -> "system-out";
        };
    String text = verdict == Verdict.OPEN ? "No expectation was stated." : differences(result);
    test(
        result.visit().service(),
        result.visit().name(),
        result.answer().nanos() / 1e9,
        element,
        text);
  }

  @Override
  public void add(LeftOut leftOut) {
    if (leftOut.whole()) {
      errors++;
      test("left out", leftOut.place(), 0, "error", leftOut.reason());
    }
  }

  private static String differences(Result result) {
    String differences =
        result.differences().stream()
            .map(Difference::wordsWithTurn)
            .collect(Collectors.joining("\n"));
    String wrong =
        result.degraded().stream()
            .filter(d -> d.outcome() == Outcome.WRONG)
            .map(JunitReport::words)
            .collect(Collectors.joining("\n"));
    String error = result.answer().error();
    return (error == null ? differences : error) + (wrong.isEmpty() ? "" : '\n' + wrong);
  }

  private static String words(Degraded degraded) {
    return "with " + degraded.fault() + ": " + degraded.detail();
  }

  private void test(String group, String name, double seconds, String element, String text) {
    StringWriter written = new StringWriter();
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(written);
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", group);
      xml.writeAttribute("name", Printable.of(name));
      xml.writeAttribute("time", String.format(Locale.ROOT, "%.6f", seconds));
      if (!element.isEmpty()) {
        xml.writeStartElement(element);
        if (!"system-out".equals(element)) {
          xml.writeAttribute("message", Printable.of(text.lines().findFirst().orElse("")));
        }
        xml.writeCharacters(Printable.of(text));
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    cases.add("  " + written.toString().replace("\n", "&#10;"));
  }

  @Override
  public void finish(Tally tally, Ending ending) {
    file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    file.write(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"hiphooks replay%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\""
                + " time=\"%.3f\">%n",
            ending.complete() ? "" : " (not complete)",
            tally.visits() + errors,
            tally.of(Verdict.DIFFERS),
            tally.of(Verdict.ERROR) + errors,
            ending.duration().toMillis() / 1e3));
    cases.copyTo(file, Long.MAX_VALUE);
    file.write("</testsuite>\n");
    file.finish();
    cases.close();
  }

  @Override
  public void close() {
    cases.close();
    file.close();
  }
}
