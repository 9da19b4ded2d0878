package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.ClientChange;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.store.AuditTable;
import org.hiphooks.trust.TestKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the console says of clients holds at once, and after a restart. */
class ConsoleClientsTest {

  private static final String PATH = "/cds-services/hip-pain-guidance";
  private static final String NORTH = "https://north.example.org";
  private static final String EAST = "https://east.example.org";
  private static final String CONFIG =
      """
      server: {port: 0}
      clients:
        - name: north
          issuer: https://north.example.org
          tokens: {keys: keys.json}
      """;

  @TempDir private Path folder;
  private final FakeGuidance guidance = new FakeGuidance();
  private @Nullable RunningService running;
  private @Nullable HipHooksServer server;
  private @Nullable Ledgers ledgers;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(folder.resolve("keys.json"), TestKeys.document(TestKeys.P384.toPublicJWK()));
    Path config = Files.writeString(folder.resolve("hiphooks.yaml"), CONFIG);
    ServeCommand command =
        new ServeCommand(
            Map.of(),
            new NoPages(),
            (registry, ledger) -> (content, settings) -> guidance,
            (service, address) -> {
              running = service;
              return new OperatorSite.Opened(List.of(), List.of());
            });
    CommandLine line = new CommandLine(command);
    line.setOut(new PrintWriter(new StringWriter()));
    line.parseArgs(
        "--config",
        config.toString(),
        "--ledger",
        folder.resolve("ledger").toString(),
        "--admin-port",
        "0");
    Ledgers opened = new Ledgers(Map.of());
    ledgers = opened;
    server = command.start(opened);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    if (ledgers != null) {
      ledgers.close();
    }
  }

  private RunningService service() {
    if (running == null) {
      throw new IllegalStateException("no test is running");
    }
    return running;
  }

  private int call(String issuer, ECKey key) throws Exception {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(service().address() + PATH)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    String token = TestKeys.sign(TestKeys.header(JWSAlgorithm.ES384, key).build(), claims, key);
    return new Client(service().server())
        .post(PATH, Client.PATIENT_VIEW, "Authorization", "Bearer " + token)
        .statusCode();
  }

  private void put(ClientChange change) throws ChangeRefused {
    long from = service().ledger().clients().entry(change.name()).revision();
    service().ledger().clients().put(change, from, act());
  }

  private static AuditTable.Act act() {
    return new AuditTable.Act(Instant.now(), "a.admin", "client", "client", "", "", "why", null);
  }

  private static ClientChange east() {
    String keys = TestKeys.document(TestKeys.STRANGER.toPublicJWK()).replace("\n", " ");
    String document =
        "{\"name\": \"east\", \"issuer\": \"%s\", \"tokens\": {\"keySet\": '%s'}}"
            .formatted(EAST, keys);
    return new ClientChange("east", false, document, "");
  }

  @Test
  void aClientThatIsAddedIsServedAtOnceAndAfterARestart() throws Exception {
    assertThat(call(EAST, TestKeys.STRANGER)).isEqualTo(401);

    put(east());
    assertThat(call(EAST, TestKeys.STRANGER)).isEqualTo(200);
    assertThat(call(NORTH, TestKeys.P384)).isEqualTo(200);
    assertThat(guidance.clients).containsExactly("east", "north");

    stop();
    start();
    assertThat(call(EAST, TestKeys.STRANGER)).isEqualTo(200);
  }

  @Test
  void aPausedClientIsRefusedUntilItIsResumedAndTheReasonIsCounted() throws Exception {
    put(new ClientChange("north", true, "", ""));
    assertThat(call(NORTH, TestKeys.P384)).isEqualTo(401);
    assertThat(service().ledger().refusals().since(LocalDate.EPOCH))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.client()).isEqualTo("north");
              assertThat(refused.reason()).isEqualTo("PAUSED");
              assertThat(refused.count()).isEqualTo(1);
            });

    put(new ClientChange("north", false, "", ""));
    assertThat(call(NORTH, TestKeys.P384)).isEqualTo(200);
  }

  @Test
  void otherKeysTakeThePlaceOfThoseOfTheFileAndGiveItBack() throws Exception {
    put(new ClientChange("north", false, "", TestKeys.document(TestKeys.P256, TestKeys.STRANGER)));
    assertThat(call(NORTH, TestKeys.P384)).isEqualTo(401);
    assertThat(call(NORTH, TestKeys.STRANGER)).isEqualTo(200);

    put(new ClientChange("north", false, "", ""));
    assertThat(call(NORTH, TestKeys.P384)).isEqualTo(200);
    assertThat(call(NORTH, TestKeys.STRANGER)).isEqualTo(401);
  }

  @Test
  void contentThatWasCheckedBeforeAPauseDoesNotEndThePause() throws Exception {
    Reloading.Prepared prepared = service().reloading().prepare();
    put(new ClientChange("north", true, "", ""));

    service().reloading().take(prepared);
    assertThat(call(NORTH, TestKeys.P384)).isEqualTo(401);
    service().reloading().rollBack();
    assertThat(call(NORTH, TestKeys.P384)).isEqualTo(401);
  }

  @Test
  void aPauseHoldsWhileTheFileOfKeysIsGone() throws Exception {
    Files.delete(folder.resolve("keys.json"));
    put(new ClientChange("north", true, "", ""));
    assertThat(call(NORTH, TestKeys.P384)).isEqualTo(401);
    put(new ClientChange("north", false, "", ""));
    assertThat(call(NORTH, TestKeys.P384)).isEqualTo(200);
  }

  @Test
  void whatAnotherInstanceSaysHoldsHereToo() throws Exception {
    ClientChange paused = new ClientChange("north", true, "", "");
    service().ledger().store().clients().put(paused, 0, act());

    int status = 200;
    for (int i = 0; i < 600 && status == 200; i++) {
      status = call(NORTH, TestKeys.P384);
      Thread.sleep(20);
    }
    assertThat(status).isEqualTo(401);
  }

  private static final class NoPages implements Addition {

    @Override
    public List<Mount> mounts() {
      return List.of();
    }

    @Override
    public void opened(GuidanceService guidance) {}

    @Override
    public GuidanceService around(GuidanceService guidance, URI publicUrl, Duration kept) {
      return guidance;
    }
  }
}
