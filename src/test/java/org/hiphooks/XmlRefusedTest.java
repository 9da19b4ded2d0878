package org.hiphooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ca.uhn.fhir.context.FhirContext;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody's XML is read, and where a library could, it opens no file and expands no entity. */
class XmlRefusedTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String SECRET = "canary-of-a-file";

  @TempDir Path folder;

  @Test
  void noCodeOfOursReadsXml() {
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.hiphooks");
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.xml.parsers..",
            "javax.xml.transform..",
            "javax.xml.validation..",
            "javax.xml.bind..",
            "jakarta.xml.bind..",
            "org.xml.sax..",
            "com.ctc.wstx..",
            "org.w3c.dom..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("javax\\.xml\\.stream\\.XML(InputFactory|StreamReader|EventReader)")
        .orShould()
        .callMethod(FhirContext.class, "newXmlParser")
        .check(ours);
  }

  @Test
  void anEntityInANarrativeOpensNoFile() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), SECRET);
    String div =
        "<!DOCTYPE div [<!ENTITY e SYSTEM '"
            + file.toUri()
            + "'>]><div xmlns='http://www.w3.org/1999/xhtml'>&e;</div>";
    String json =
        "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\""
            + div
            + "\"}}";
    assertNothingLeaks(() -> FHIR.newJsonParser().parseResource(Patient.class, json));
  }

  @Test
  void anEntityInAResourceOpensNoFile() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), SECRET);
    String xml =
        "<!DOCTYPE Patient [<!ENTITY e SYSTEM '"
            + file.toUri()
            + "'>]><Patient xmlns='http://hl7.org/fhir'><id value='p1'/>"
            + "<name><family value='x'/><text value='y'/></name>"
            + "<text><status value='generated'/><div xmlns='http://www.w3.org/1999/xhtml'>&e;</div>"
            + "</text></Patient>";
    assertNothingLeaks(() -> FHIR.newXmlParser().parseResource(Patient.class, xml));
  }

  @Test
  void entitiesOfEntitiesAreNotExpanded() {
    StringBuilder document = new StringBuilder("<!DOCTYPE Patient [<!ENTITY e0 'x'>");
    for (int i = 1; i < 30; i++) {
      document.append("<!ENTITY e%d '&e%d;&e%d;'>".formatted(i, i - 1, i - 1));
    }
    document
        .append("]><Patient xmlns='http://hl7.org/fhir'><text><status value='generated'/>")
        .append("<div xmlns='http://www.w3.org/1999/xhtml'>&e29;</div></text></Patient>");
    Throwable fault =
        catchThrowable(
            () -> {
              Patient patient =
                  FHIR.newXmlParser().parseResource(Patient.class, document.toString());
              assertThat(patient.getText().getDivAsString()).hasSizeLessThan(10_000);
            });
    assertThat(fault).isNotInstanceOf(Error.class);
  }

  private interface Reading {
    IBaseResource read();
  }

  private static void assertNothingLeaks(Reading reading) {
    String[] read = {""};
    Throwable fault =
        catchThrowable(() -> read[0] = FHIR.newJsonParser().encodeResourceToString(reading.read()));
    assertThat(read[0]).doesNotContain(SECRET);
    assertThat(String.valueOf(fault)).doesNotContain(SECRET);
    assertThat(read[0].getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(10_000);
  }
}
