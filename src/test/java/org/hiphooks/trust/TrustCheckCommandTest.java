package org.hiphooks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrustCheckCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(folder.resolve("keys.json"), TestKeys.document(TestKeys.P384));
    Files.writeString(
        folder.resolve("hiphooks.yaml"),
        """
        server: {publicUrl: https://cds.example.org}
        clients:
          - name: sports-clinic
            issuer: %s
            tokens:
              keys: keys.json
        """
            .formatted(TestKeys.ISSUER));
  }

  @Test
  void aGoodTokenWouldBeServedAndIsNotUsedUp() throws Exception {
    String token = TestKeys.good();

    assertThat(check("Bearer " + token)).isZero();
    assertThat(check(token)).isZero();
    assertThat(out.toString()).contains("Client    sports-clinic").contains("Served    yes");
  }

  @Test
  void theFirstCheckThatFailsIsNamedWithWhatToDo() throws Exception {
    String token =
        TestKeys.sign(
            TestKeys.header(JWSAlgorithm.ES384, TestKeys.P384).build(),
            TestKeys.claims().audience("https://secret.example.org").build(),
            TestKeys.P384);

    assertThat(check(token)).isEqualTo(1);
    assertThat(out.toString())
        .contains("Sent to   https://cds.example.org/cds-services/hip-pain-guidance")
        .contains("Passed    form, iss")
        .contains("Failed    aud is not the address that was called")
        .contains("To do     let the client send the address above")
        .doesNotContain("secret")
        .doesNotContain(token);
  }

  @Test
  void withoutAClientThatHasTokensItSaysSo() throws Exception {
    Files.writeString(folder.resolve("hiphooks.yaml"), "clients: [{name: north}]\n");

    assertThat(check(TestKeys.good())).isEqualTo(1);
    assertThat(out.toString()).contains("Clients   none has tokens in this configuration");
  }

  @Test
  void everyFaultSaysWhatToDo() {
    assertThat(List.of(Fault.values())).allSatisfy(f -> assertThat(f.remedy()).isNotBlank());
  }

  private int check(String token) {
    ByteArrayInputStream in = new ByteArrayInputStream(token.getBytes(StandardCharsets.UTF_8));
    return new CommandLine(new TrustCheckCommand(Map.of(), in))
        .setOut(new PrintWriter(out))
        .execute(
            "--config",
            folder.resolve("hiphooks.yaml").toString(),
            "--service",
            "hip-pain-guidance",
            "--at",
            TestKeys.NOW.toString(),
            "-");
  }
}
