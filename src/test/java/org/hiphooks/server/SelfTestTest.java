package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.config.AddressRange;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.config.OperationsSection;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.config.TlsSection;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingHttp;
import org.hiphooks.trust.BoundedTokenMemory;
import org.hiphooks.trust.RefusalWatch;
import org.hiphooks.trust.selftest.SelfTest;
import org.hiphooks.trust.selftest.SigningKey;
import org.hiphooks.trust.selftest.Step;
import org.hiphooks.trust.selftest.Target;
import org.hiphooks.trust.selftest.TokenJudge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The self-test against a running service, with one thing broken at a time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SelfTestTest {

  private static final String ORIGIN = "https://ehr.example.org";
  private static final SigningKey KEY = SigningKey.made("north-1");

  @TempDir private Path folder = Path.of("");

  private final Ledgers ledgers = new Ledgers(Map.of());
  private @Nullable HipHooksServer server;

  @BeforeEach
  void keys() throws Exception {
    Files.writeString(folder.resolve("keys.json"), KEY.published());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    ledgers.close();
  }

  @Test
  void a_service_as_it_must_be_passes_every_step() throws Exception {
    HipHooksServer running = start(OperationsSection.DEFAULT, true);

    List<Step> steps = test(running.address(), KEY, Clock.systemUTC());

    assertThat(steps).extracting(Step::result).containsOnly(Step.Result.OK);
    assertThat(steps)
        .extracting(Step::name)
        .containsSubsequence(
            "connection",
            "discovery",
            "clocks",
            "web pages (CORS)",
            "no token",
            "wrong token",
            "call hip-pain-guidance",
            "the same token again",
            "feedback");
  }

  @Test
  void nobody_listens() throws Exception {
    HipHooksServer running = start(OperationsSection.DEFAULT, true);
    URI address = running.address();
    running.close();

    assertThat(test(address, KEY, Clock.systemUTC()))
        .singleElement()
        .satisfies(step -> failed(step, "connection", "no connection", "start the service"));
  }

  @Test
  void the_certificate_is_not_trusted() throws Exception {
    TlsSection files = new TlsSection(folder.resolve("c.pem"), folder.resolve("k.pem"));
    new TestCertificate(folder, "one", "EC").write(files);
    HipHooksServer running = start(withTls(files), true);

    assertThat(test(running.address(), KEY, Clock.systemUTC()))
        .singleElement()
        .satisfies(step -> failed(step, "connection, TLS", "certificate", "trust store"));
  }

  @Test
  void the_address_leads_elsewhere() throws Exception {
    HipHooksServer running = start(OperationsSection.DEFAULT, true);

    List<Step> steps = test(URI.create(running.address() + "/hooks"), KEY, Clock.systemUTC());
    assertThat(steps).last().satisfies(s -> failed(s, "discovery", "404", "server.publicUrl"));
  }

  @Test
  void the_clocks_differ() throws Exception {
    HipHooksServer running = start(OperationsSection.DEFAULT, true);
    Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));

    List<Step> steps = test(running.address(), KEY, slow);
    failed(named(steps, "clocks"), "clocks", " s apart", "NTP");
    failed(named(steps, "call hip-pain-guidance"), "call hip-pain-guidance", "401", "good");
  }

  @Test
  void web_pages_of_the_client_may_not_call() throws Exception {
    HipHooksServer running = start(OperationsSection.DEFAULT, false);

    List<Step> steps = test(running.address(), KEY, Clock.systemUTC());
    assertThat(steps)
        .filteredOn(Step::isFailed)
        .singleElement()
        .satisfies(step -> failed(step, "web pages (CORS)", ORIGIN, "origins"));
  }

  @Test
  void everybody_is_served() throws Exception {
    HipHooksServer running = open(OperationsSection.DEFAULT, true);
    running.serve(new Serving(new FakeGuidance(), Callers.anybody()));

    List<Step> steps = test(running.address(), KEY, Clock.systemUTC());
    failed(named(steps, "no token"), "no token", "200", "--unverified");
    failed(named(steps, "wrong token"), "wrong token", "200", "--unverified");
  }

  @Test
  void the_key_is_not_registered() throws Exception {
    HipHooksServer running = start(OperationsSection.DEFAULT, true);

    List<Step> steps = test(running.address(), SigningKey.made("other"), Clock.systemUTC());
    failed(
        named(steps, "call hip-pain-guidance"), "call hip-pain-guidance", "401", "with this kid");
  }

  @Test
  void the_service_believes_in_another_address() throws Exception {
    HipHooksServer running = open(OperationsSection.DEFAULT, true);
    serve(running, URI.create("https://cds.example.org"));

    List<Step> steps = test(running.address(), KEY, Clock.systemUTC());
    failed(
        named(steps, "call hip-pain-guidance"),
        "call hip-pain-guidance",
        "401",
        "another server.publicUrl");
  }

  @Test
  void no_feedback_is_kept() throws Exception {
    HipHooksServer running = HipHooksServer.open(where(true), Operations.quiet(), List.of());
    server = running;
    serve(running, running.address());

    List<Step> steps = test(running.address(), KEY, Clock.systemUTC());
    assertThat(steps)
        .filteredOn(Step::isFailed)
        .singleElement()
        .satisfies(step -> failed(step, "feedback", "404", "ledger.folder"));
  }

  @Test
  void without_a_key_what_needs_one_is_left_out_and_said() throws Exception {
    HipHooksServer running = start(OperationsSection.DEFAULT, true);

    List<Step> steps = test(running.address(), null, Clock.systemUTC());
    assertThat(named(steps, "feedback").result()).isEqualTo(Step.Result.SKIPPED);
    assertThat(named(steps, "feedback").found()).contains("--key");
    assertThat(named(steps, "wrong token").result()).isEqualTo(Step.Result.OK);
  }

  private static void failed(Step step, String name, String found, String remedy) {
    assertThat(step.name()).isEqualTo(name);
    assertThat(step.result()).isEqualTo(Step.Result.FAILED);
    assertThat(step.found()).contains(found);
    assertThat(step.remedy()).contains(remedy);
  }

  private static Step named(List<Step> steps, String name) {
    return steps.stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow();
  }

  private HipHooksServer start(OperationsSection section, boolean isOriginListed) throws Exception {
    HipHooksServer running = open(section, isOriginListed);
    serve(running, running.address());
    return running;
  }

  private HipHooksServer open(OperationsSection section, boolean isOriginListed) throws Exception {
    Telemetry telemetry = new Telemetry();
    Settings kept = Settings.DEFAULT.with(LedgerSection.NONE.in(folder.resolve("ledger")));
    Ledger ledger = ledgers.open(kept, null, Clock.systemUTC(), telemetry);
    HipHooksServer running =
        HipHooksServer.open(
            where(isOriginListed), new Operations(section, telemetry, true, ledger), List.of());
    server = running;
    return running;
  }

  private static ServerSettings where(boolean isOriginListed) {
    List<String> origins = isOriginListed ? List.of(ORIGIN) : List.of("https://x.example.org");
    return new ServerSettings("127.0.0.1", 0, origins, null, ServerLimits.defaults());
  }

  private void serve(HipHooksServer running, URI publicUrl) throws Exception {
    running.serve(
        new Serving(
            new FakeGuidance(),
            VerifiedCallers.of(
                settings(),
                List.of(),
                new BoundedTokenMemory(100),
                publicUrl,
                Clock.systemUTC(),
                RefusalWatch.NONE)));
  }

  private List<Step> test(URI address, @Nullable SigningKey key, Clock clock) throws Exception {
    Settings settings = settings();
    Target target =
        new Target(
            address.toString(),
            settings.clients().get(0),
            settings.clients().get(0).origins(),
            key,
            TokenJudge.by(settings));
    OutgoingHttp http =
        new OutgoingHttp(
            Set.of(Origin.of(address)), AddressRange.ANY, Duration.ofSeconds(5), 1 << 20);
    return new SelfTest(target, http, clock).run();
  }

  private Settings settings() throws Exception {
    return SettingsReader.read(
        Files.writeString(
            folder.resolve("hiphooks.yaml"),
            """
            clients:
              - name: sports-clinic
                issuer: https://ehr.example.org/fhir
                origins: [https://ehr.example.org]
                tokens: {keys: keys.json, subject: cds}
            """),
        Map.of());
  }

  private static OperationsSection withTls(TlsSection tls) {
    OperationsSection usual = OperationsSection.DEFAULT;
    return new OperationsSection(
        usual.management(), tls, usual.watch(), usual.traces(), usual.fetch(), usual.evaluation());
  }
}
