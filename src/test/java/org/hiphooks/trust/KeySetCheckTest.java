package org.hiphooks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key set that is handed in, and what is said of one that cannot be used. */
class KeySetCheckTest {

  private static final List<String> ALGORITHMS = List.of("ES384", "RS384", "PS256");

  private static String problem(String text) {
    KeySetCheck.Result result = KeySetCheck.of(text, ALGORITHMS);
    assertThat(result.keySet()).isEmpty();
    return String.join("; ", result.problems());
  }

  @Test
  void aGoodOneIsWrittenAnewWithItsPublicKeys() throws Exception {
    String text = TestKeys.document(TestKeys.RSA.toPublicJWK(), TestKeys.P384.toPublicJWK());
    KeySetCheck.Result result = KeySetCheck.of(text, ALGORITHMS);
    assertThat(result.problems()).isEmpty();
    assertThat(result.keyIds()).containsExactly("rsa-1", "ec-384");
    assertThat(PinnedKeys.of(result.keySet()).find("ec-384")).isPresent();
  }

  @Test
  void aSecretHalfIsNamedAndNotQuoted() {
    String text =
        "{\"keys\": ["
            + TestKeys.P384.toPublicJWK().toJSONString()
            + ", "
            + TestKeys.P256.toJSONString()
            + "]}";
    String problem = problem(text);
    assertThat(problem).startsWith("keys[1].d: is the secret half");
    assertThat(problem).doesNotContain(String.valueOf(TestKeys.P256.getD()));
  }

  @Test
  void eachProblemNamesItsField() throws Exception {
    RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate().toPublicJWK();
    RSAKey sealing =
        new RSAKey.Builder(TestKeys.RSA.toPublicJWK()).keyUse(KeyUse.ENCRYPTION).build();
    String twice = TestKeys.P384.toPublicJWK().toJSONString();
    String nameless = twice.replace("\"kid\":\"ec-384\"", "\"alg\":\"ES384\"");

    assertThat(problem("{\"keys\": [" + weak.toJSONString() + "]}"))
        .isEqualTo("keys[0].n: has 1024 bits, at least 2048 are needed");
    assertThat(problem("{\"keys\": [" + sealing.toJSONString() + "]}"))
        .isEqualTo("keys[0].use: is not sig");
    assertThat(problem("{\"keys\": [" + twice + ", " + twice + "]}"))
        .isEqualTo("keys[1].kid: another key has the same");
    assertThat(problem("{\"keys\": [" + nameless + "]}")).startsWith("keys[0].kid: must have 1");
    assertThat(problem("{\"keys\": [{\"kty\": \"OKP\", \"kid\": \"x\"}]}"))
        .isEqualTo("keys[0].kty: must be EC or RSA");
    assertThat(problem("{\"keys\": [{\"kty\": \"EC\", \"kid\": \"x\", \"crv\": \"P-384\"}]}"))
        .startsWith("keys[0]: is no EC key");
    String shared = new OctetSequenceKeyGenerator(256).keyID("s").generate().toJSONString();
    assertThat(problem("{\"keys\": [" + shared + "]}")).startsWith("keys[0].k: is the secret");
  }

  @Test
  void whatIsNoKeySetIsToldSo() {
    assertThat(problem("{\"keys\": []}")).isEqualTo("keys: must hold 1 to 20 keys, not 0");
    assertThat(problem("{}")).startsWith("keys: is missing");
    assertThat(problem("")).startsWith("keys: is missing");
    assertThat(problem("{\n  nonsense")).contains("is no JSON: line 2");
    assertThat(problem("x".repeat(KeySetCheck.MOST + 1))).contains("longer than");
  }

  private static String problem(JWK key) {
    return problem("{\"keys\": [" + key.toJSONString() + "]}");
  }

  private static RSAKey rsa(BigInteger modulus, int exponent) {
    Base64URL number = Base64URL.encode(modulus);
    Base64URL power = Base64URL.encode(BigInteger.valueOf(exponent));
    return new RSAKey.Builder(number, power).keyID("made").build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "HS384", "RS256", "RSA-OAEP", "nonsense"})
  void aKeyForAnAlgorithmThatTokensOfTheClientDoNotHaveIsRefused(String algorithm) {
    JWK key =
        new RSAKey.Builder(TestKeys.RSA.toPublicJWK()).algorithm(new Algorithm(algorithm)).build();
    assertThat(problem(key))
        .isEqualTo(
            "keys[0].alg: verifies no token of this client; they are signed with ES384 or RS384"
                + " or PS256");
  }

  @Test
  void aKeyWhoseKindFitsNoAlgorithmOfTheClientIsRefused() {
    RSAKey crossed =
        new RSAKey.Builder(TestKeys.RSA.toPublicJWK()).algorithm(JWSAlgorithm.ES384).build();
    assertThat(problem(crossed))
        .isEqualTo("keys[0].alg: is not for a key like this, which is for RS384 or PS256");
    assertThat(problem(TestKeys.P256.toPublicJWK()))
        .startsWith("keys[0].crv: verifies no token of this client");
    String elliptic = TestKeys.document(TestKeys.P384.toPublicJWK());
    assertThat(KeySetCheck.of(elliptic, List.of("RS384")).problems())
        .containsExactly(
            "keys[0].kty: verifies no token of this client; they are signed with RS384");
    RSAKey fitting =
        new RSAKey.Builder(TestKeys.RSA.toPublicJWK()).algorithm(JWSAlgorithm.PS256).build();
    assertThat(KeySetCheck.of(TestKeys.document(fitting), ALGORITHMS).problems()).isEmpty();
  }

  @Test
  void numbersThatNoRsaKeyHasAreRefused() {
    BigInteger good = TestKeys.RSA.getModulus().decodeToBigInteger();
    BigInteger long16384 = BigInteger.ONE.shiftLeft(16_383).setBit(0);
    BigInteger long8192 = BigInteger.ONE.shiftLeft(8_191).setBit(0);
    assertThat(problem(rsa(good, 1))).startsWith("keys[0].e: must be odd and at least 3");
    assertThat(problem(rsa(good, 65_536))).startsWith("keys[0].e: must be odd");
    assertThat(problem(rsa(good.clearBit(0), 65_537))).startsWith("keys[0].n: is even");
    assertThat(problem(rsa(long16384, 65_537)))
        .isEqualTo("keys[0].n: has 16384 bits, at most 8192 are taken");
    assertThat(KeySetCheck.of(TestKeys.document(rsa(long8192, 3)), ALGORITHMS).problems())
        .isEmpty();
  }

  @Test
  void whatOthersMayReadDifferentlyIsRefused() {
    String one = TestKeys.document(TestKeys.P384.toPublicJWK());
    String key = TestKeys.P384.toPublicJWK().toJSONString();
    assertThat(problem(one + " {}")).startsWith("the key set is followed by something else: line");
    assertThat(problem(one + " and so on")).startsWith("the key set is no JSON: line");
    assertThat(problem("{\"keys\": [], \"keys\": [" + key + "]}"))
        .startsWith("the key set has a field twice: line 1");
    assertThat(problem("{\"keys\": [" + key.replace("{", "{\"kid\": \"other\", ") + "]}"))
        .startsWith("the key set has a field twice: line 1");
  }

  @Test
  void whenAKeyIsOverIsKnownFromItsExp() {
    Instant end = Instant.parse("2026-12-01T00:00:00Z");
    RSAKey ending =
        new RSAKey.Builder(TestKeys.RSA.toPublicJWK()).expirationTime(Date.from(end)).build();
    KnownKey key = KnownKey.of(ending, Instant.EPOCH);
    assertThat(key.expires()).isEqualTo(end);
    assertThat(key.kind()).isEqualTo("RSA 2048 bits");
    assertThat(key.isOverBy(end)).isTrue();
    assertThat(key.isOverBy(end.minusSeconds(1))).isFalse();
    assertThat(key.daysLeft(end.minusSeconds(6 * 86_400 + 5))).isEqualTo(6);
    assertThat(KnownKey.of(TestKeys.P384, Instant.EPOCH).expires()).isNull();
  }
}
