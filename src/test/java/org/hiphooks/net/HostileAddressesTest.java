package org.hiphooks.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.hiphooks.config.AddressRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Addresses that callers, servers and name servers could come up with, and what becomes of them.
 */
class HostileAddressesTest {

  private static final Set<Origin> ALLOWED =
      Set.of(
          Origin.of(URI.create("https://ehr.example.org/fhir")),
          Origin.of(URI.create("https://ehr.example.org:8443")),
          Origin.of(URI.create("https://10.1.2.3/fhir")));
  private static final AddressGuard PUBLIC = new AddressGuard(ALLOWED, List.of());
  private static final AddressGuard INSIDE =
      new AddressGuard(
          ALLOWED,
          List.of(
              new AddressRange("10.20.0.0/16"),
              new AddressRange("fd12:3456::/32"),
              new AddressRange("64:ff9b::/96")));

  /** None of these is an origin of the allow-list, whatever it looks like at first sight. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ehr.example.org/fhir",
        "https://ehr.example.org:80/fhir",
        "https://ehr.example.org:22/fhir",
        "https://ehr.example.org:0/fhir",
        "https://ehr.example.org.evil.example/fhir",
        "https://evil.example/ehr.example.org",
        "https://evil.example/?https://ehr.example.org/fhir",
        "https://evil.example/#https://ehr.example.org/fhir",
        "https://ehr.example.org@evil.example/fhir",
        "https://ehr.example.org:443@evil.example/fhir",
        "https://user:secret@ehr.example.org/fhir",
        "https://@ehr.example.org/fhir",
        "https://ehr-example.org/fhir",
        "https://xehr.example.org/fhir",
        "https://ehr.example.org./fhir",
        "https://ehr.example.com/fhir",
        "https://127.0.0.1/fhir",
        "https://0/fhir",
        "https://0.0.0.0/fhir",
        "https://2130706433/fhir",
        "https://0x7f000001/fhir",
        "https://0177.0.0.1/fhir",
        "https://127.1/fhir",
        "https://10.1.2.4/fhir",
        "https://012.1.2.3/fhir",
        "https://167838211/fhir",
        "https://[::1]/fhir",
        "https://[::ffff:10.1.2.3]/fhir",
        "https://[::ffff:a01:203]/fhir",
        "https://localhost/fhir",
        "https://169.254.169.254/latest/meta-data",
        "https://metadata.google.internal/",
        "file:///etc/passwd",
        "ftp://ehr.example.org/fhir",
        "jar:https://ehr.example.org/a.jar!/b",
        "gopher://ehr.example.org/",
        "javascript:alert(1)",
        "//ehr.example.org/fhir",
        "/fhir/Patient",
        "https:ehr.example.org",
        "https:///fhir",
      })
  void noOtherOriginIsAsked(String address) throws URISyntaxException {
    URI uri = new URI(address);
    OutgoingHttp http = new OutgoingHttp(ALLOWED, Duration.ofSeconds(1), 100);

    assertThat(http.allows(uri)).isFalse();
    assertThatThrownBy(
            () -> http.send(OutgoingRequest.get(uri, Map.of()), Duration.ofSeconds(1)).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            OutgoingFailed.class,
            failed -> assertThat(failed.reason()).isEqualTo(OutgoingFailed.Reason.NOT_ALLOWED));
  }

  /** These are no addresses at all, so that they cannot even be compared. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ehr.example.org\\@evil.example/fhir",
        "https://ehr.example.org\n.evil.example/fhir",
        "https://ehr.example.org /fhir",
        "https://[::1/fhir",
        "https://ehr.example.org:x y/fhir",
      })
  void whatIsNoAddressIsNotRepaired(String address) {
    assertThatThrownBy(() -> new URI(address)).isInstanceOf(URISyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ehr.example.org/fhir/Patient",
        "HTTPS://EHR.example.org/fhir",
        "https://ehr.example.org:443/fhir",
        "https://ehr.example.org:8443/fhir",
        "https://10.1.2.3/fhir",
      })
  void theOriginsOfTheListAre(String address) {
    assertThat(PUBLIC.allows(Origin.of(URI.create(address)))).isTrue();
  }

  /** The host is allowed; this is what the name server says it stands for. */
  @ParameterizedTest
  @CsvSource({
    // address, asked by default, asked where 10.20/16, fd12:3456::/32 and NAT64 are listed
    "8.8.8.8,                 true,  true",
    "2606:4700:4700::1111,    true,  true",
    "::ffff:8.8.8.8,          true,  true",
    "10.20.3.4,               false, true",
    "::ffff:10.20.3.4,        false, true",
    "10.21.0.1,               false, false",
    "172.16.0.1,              false, false",
    "172.31.255.255,          false, false",
    "172.32.0.1,              true,  true",
    "192.168.1.1,             false, false",
    "127.0.0.1,               false, false",
    "127.255.255.254,         false, false",
    "::ffff:127.0.0.1,        false, false",
    "::ffff:7f00:1,           false, false",
    "::127.0.0.1,             false, false",
    "::1,                     false, false",
    "0.0.0.0,                 false, false",
    "0.1.2.3,                 false, false",
    "::,                      false, false",
    "169.254.169.254,         false, false",
    "::ffff:169.254.169.254,  false, false",
    "169.254.170.2,           false, false",
    "168.63.129.16,           false, false",
    "100.100.100.200,         false, false",
    "100.64.0.1,              false, false",
    "192.0.0.192,             false, false",
    "192.0.2.1,               false, false",
    "198.18.0.1,              false, false",
    "198.51.100.7,            false, false",
    "203.0.113.9,             false, false",
    "224.0.0.1,               false, false",
    "255.255.255.255,         false, false",
    "fe80::1,                 false, false",
    "fec0::1,                 false, false",
    "fd12:3456:789a::1,       false, true",
    "fd99::1,                 false, false",
    "fd00:ec2::254,           false, false",
    "fd20:ce::254,            false, false",
    "ff02::1,                 false, false",
    "64:ff9b::10.0.0.1,       false, true",
    "64:ff9b:1::a00:1,        false, false",
    "2002:a00:1::,            false, false",
    "2002:7f00:1::,           false, false",
    "2001:0:7f00:1::1,        false, false",
    "2001:db8::1,             false, false",
    "100::1,                  false, false",
  })
  void aNameLeadsNowhereInsideUnlessListed(String address, boolean byDefault, boolean whereListed)
      throws UnknownHostException {
    InetAddress found = InetAddress.getByName(address);

    assertThat(PUBLIC.admits("ehr.example.org", found)).isEqualTo(byDefault);
    assertThat(INSIDE.admits("ehr.example.org", found)).isEqualTo(whereListed);
  }

  /** Whoever configures an address instead of a name has listed it; some are still nobody's. */
  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,        true",
    "127.0.0.1,       true",
    "169.254.169.254, false",
    "0.0.0.0,         false"
  })
  void anAddressInTheConfigurationIsListed(String address, boolean admitted)
      throws UnknownHostException {
    assertThat(PUBLIC.admits(address, InetAddress.getByName(address))).isEqualTo(admitted);
  }
}
