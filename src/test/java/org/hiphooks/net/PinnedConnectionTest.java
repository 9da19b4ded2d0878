package org.hiphooks.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.hiphooks.config.AddressRange;
import org.hiphooks.net.OutgoingFailed.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections go to the address that was checked, and to no other. */
class PinnedConnectionTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String PASSWORD = "changeit";
  private static final List<AddressRange> LOOPBACK = List.of(new AddressRange("127.0.0.0/8"));

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger lookedUp = new AtomicInteger();
  private final HttpServer server = listening(false);
  private @org.jspecify.annotations.Nullable HttpClient connections;

  @TempDir private Path folder;

  @AfterEach
  void close() throws Exception {
    server.stop(0);
    if (connections != null) {
      connections.stop();
    }
  }

  @Test
  void aListedRangeIsReachedByName() {
    OutgoingHttp http = http("http", server, LOOPBACK, host -> found("127.0.0.1"));

    assertThat(http.send(get("http", server), SECONDS).join().status()).isEqualTo(200);
  }

  @Test
  void aNameThatLeadsInsideIsRefusedBeforeAnythingIsSent() {
    OutgoingHttp http = http("http", server, List.of(), host -> found("127.0.0.1"));

    assertThat(reason(http, get("http", server))).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(asked).hasValue(0);
  }

  @Test
  void aNameWithOneAddressInsideIsRefusedAsAWhole() {
    OutgoingHttp http = http("http", server, List.of(), host -> found("8.8.8.8", "127.0.0.1"));

    assertThat(reason(http, get("http", server))).isEqualTo(Reason.NOT_ALLOWED);
  }

  /** The name is looked up once: what it stands for a moment later is not asked. */
  @Test
  void aNameThatChangesItsMindAfterTheCheckGainsNothing() {
    OutgoingHttp http =
        http(
            "http",
            server,
            LOOPBACK,
            host -> found(lookedUp.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254"));

    assertThat(http.send(get("http", server), SECONDS).join().status()).isEqualTo(200);
    assertThat(http.send(get("http", server), SECONDS).join().status()).isEqualTo(200);
    assertThat(lookedUp).hasValue(1);
  }

  /** Whoever may not reach an address does not reach it over somebody else's connection. */
  @Test
  void aConnectionIsNotSharedWithThoseWhoMayNotMakeIt() {
    OutgoingHttp mayAsk = http("http", server, LOOPBACK, host -> found("127.0.0.1"));
    OutgoingHttp mayNot =
        new OutgoingHttp(
            new AddressGuard(Set.of(origin("http", server)), List.of()), () -> opened(), 100);

    assertThat(mayAsk.send(get("http", server), SECONDS).join().status()).isEqualTo(200);
    assertThat(reason(mayNot, get("http", server))).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(asked).hasValue(1);
  }

  @Test
  void theCertificateIsThatOfTheName() throws Exception {
    HttpServer secure = listening(true);
    try {
      OutgoingHttp http = http("https", secure, LOOPBACK, host -> found("127.0.0.1"));
      assertThat(http.send(get("https", secure), SECONDS).join().status()).isEqualTo(200);

      URI other = URI.create("https://other.example.org:" + secure.getAddress().getPort());
      OutgoingHttp toOther =
          new OutgoingHttp(
              new AddressGuard(Set.of(Origin.of(other)), LOOPBACK), () -> opened(), 100);
      assertThat(reason(toOther, OutgoingRequest.get(other, Map.of()))).isEqualTo(Reason.TLS);
      assertThat(asked).hasValue(1);
    } finally {
      secure.stop(0);
    }
  }

  private OutgoingHttp http(
      String scheme, HttpServer to, List<AddressRange> inside, NameLookup names) {
    SslContextFactory.Client tls = new SslContextFactory.Client();
    if ("https".equals(scheme)) {
      tls.setTrustStore(keys());
    }
    connections = Connections.open(SECONDS, names, tls);
    return new OutgoingHttp(
        new AddressGuard(Set.of(origin(scheme, to)), inside), () -> opened(), 100);
  }

  private HttpClient opened() {
    HttpClient open = connections;
    if (open == null) {
      throw new IllegalStateException("nothing is open");
    }
    return open;
  }

  private static Origin origin(String scheme, HttpServer to) {
    return Origin.of(address(scheme, to));
  }

  private static OutgoingRequest get(String scheme, HttpServer to) {
    return OutgoingRequest.get(address(scheme, to), Map.of());
  }

  private static URI address(String scheme, HttpServer to) {
    return URI.create(scheme + "://ehr.example.org:" + to.getAddress().getPort() + "/fhir");
  }

  private static InetAddress[] found(String... addresses) throws UnknownHostException {
    InetAddress[] found = new InetAddress[addresses.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = InetAddress.getByName(addresses[i]);
    }
    return found;
  }

  private static Reason reason(OutgoingHttp http, OutgoingRequest request) {
    CompletionException failure =
        catchThrowableOfType(CompletionException.class, () -> http.send(request, SECONDS).join());
    return ((OutgoingFailed) Objects.requireNonNull(failure.getCause())).reason();
  }

  private HttpServer listening(boolean isSecure) {
    try {
      InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer made = isSecure ? HttpsServer.create(here, 0) : HttpServer.create(here, 0);
      if (made instanceof HttpsServer secure) {
        secure.setHttpsConfigurator(new HttpsConfigurator(context()));
      }
      made.createContext(
          "/",
          exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      made.start();
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private SSLContext context() throws IOException {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(keys(), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate for ehr.example.org, made by the JDK's own tool, and the key to it. */
  private KeyStore keys() {
    Path store = folder.resolve("keys.p12");
    try {
      if (!Files.exists(store)) {
        make(store);
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD.toCharArray());
      }
      return keys;
    } catch (IOException | InterruptedException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void make(Path store) throws IOException, InterruptedException {
    String command =
        "-genkeypair -alias ehr -keyalg EC -groupname secp256r1 -dname CN=ehr.example.org"
            + " -ext SAN=dns:ehr.example.org -validity 2 -storetype PKCS12 -storepass "
            + PASSWORD;
    ProcessBuilder tool =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    tool.command().addAll(List.of(command.split(" ")));
    tool.command().addAll(List.of("-keystore", store.toString()));
    assertThat(tool.redirectErrorStream(true).start().waitFor()).isZero();
  }
}
