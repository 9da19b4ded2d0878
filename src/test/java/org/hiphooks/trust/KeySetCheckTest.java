package org.hiphooks.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** A key set that is handed in, and what is said of one that cannot be used. */
class KeySetCheckTest {

  private static String problem(String text) {
    KeySetCheck.Result result = KeySetCheck.of(text);
    assertThat(result.keySet()).isEmpty();
    return String.join("; ", result.problems());
  }

  @Test
  void aGoodOneIsWrittenAnewWithItsPublicKeys() throws Exception {
    String text = TestKeys.document(TestKeys.RSA.toPublicJWK(), TestKeys.P384.toPublicJWK());
    KeySetCheck.Result result = KeySetCheck.of(text);
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
