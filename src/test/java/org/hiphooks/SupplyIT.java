package org.hiphooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hiphooks.reports.Reports;
import org.junit.jupiter.api.Test;

/** What goes out with the product is what the build says goes out, under licences we may use. */
class SupplyIT {

  private static final Path ROOT = Path.of(System.getProperty("basedir", "."));
  private static final String SBOM = "sbom.cdx.json";
  private static final String LICENCES = "third-party-licences.txt";
  private static final Pattern LICENCE = Pattern.compile("\\G\\s*\\(([^)]+)\\)");

  private final Reports reports = Reports.ofTheBuild();

  @Test
  void everyLibraryThatIsDeliveredStandsInTheBillOfMaterialsWithItsHash() throws Exception {
    Path file = reports.folder().resolve(SBOM);
    assumeFalse(
        "offline=true".equals(System.getProperty("hiphooks.offline")),
        "it is not made while Maven is offline");
    Map<String, String> delivered = new TreeMap<>();
    try (Stream<Path> jars = Files.list(ROOT.resolve("target/lib"))) {
      jars.forEach(jar -> delivered.put(sha256(jar), jar.getFileName().toString()));
    }
    JsonNode bom = new ObjectMapper().readTree(file.toFile());
    Map<String, String> named = new TreeMap<>();
    for (JsonNode component : bom.path("components")) {
      named.put(hash(component), component.path("purl").asText());
    }

    assertThat(delivered).hasSizeGreaterThan(50);
    assertThat(named.keySet()).containsExactlyElementsOf(delivered.keySet());
    assertThat(named.values()).allMatch(purl -> purl.startsWith("pkg:maven/"));
    assertThat(named.values()).anyMatch(purl -> purl.contains("/org.hl7.fhir.r4@6.9.12"));
    reports.list(SBOM, "CycloneDX: each of the " + named.size() + " libraries, by SHA-256");
  }

  @Test
  void everyLibraryMayBeUsedUnderALicenceThatIsAccepted() throws IOException {
    List<String> accepted = Files.readAllLines(ROOT.resolve("src/build/accepted-licences.txt"));
    List<String> refused = new ArrayList<>();
    int libraries = 0;
    for (String line : Files.readAllLines(reports.folder().resolve(LICENCES))) {
      if (line.stripLeading().startsWith("(")) {
        libraries++;
        if (LICENCE
            .matcher(line)
            .results()
            .map(found -> found.group(1))
            .noneMatch(accepted::contains)) {
          refused.add(line.strip());
        }
      }
    }

    assertThat(libraries).isGreaterThan(50);
    assertThat(refused).isEmpty();
    reports.list(LICENCES, libraries + " libraries, each with a licence that is accepted");
  }

  private static String hash(JsonNode component) {
    for (JsonNode hash : component.path("hashes")) {
      if ("SHA-256".equals(hash.path("alg").asText())) {
        return hash.path("content").asText();
      }
    }
    return "no hash of " + component.path("purl").asText();
  }

  private static String sha256(Path file) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
