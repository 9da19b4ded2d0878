package org.hiphooks.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ledger's secret. Persons stand in the ledger as hashes that only its holder can make, and
 * comments as what only its holder can read. Thread-safe.
 */
public final class LedgerKey {

  /** Length of a key. */
  public static final int BYTES = 32;

  private static final String MAC = "HmacSHA256";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int PERSON_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final byte[] people;
  private final byte[] comments;
  private final byte[] chain;
  private final String fingerprint;

  /**
   * For a secret.
   *
   * @param secret 32 bytes
   */
  public LedgerKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a key has " + BYTES + " bytes");
    }
    this.people = hash(secret, "people");
    this.comments = hash(secret, "comments");
    this.chain = hash(secret, "chain");
    this.fingerprint = hex(hash(secret, "fingerprint"));
  }

  /** A new secret. */
  public static byte[] newSecret() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** Tells keys apart, and nothing else. */
  public String fingerprint() {
    return fingerprint;
  }

  /** A patient of a client. */
  public String patient(String client, String patientId) {
    return person("patient", client, patientId);
  }

  /** A user of a client. */
  public String user(String client, String userId) {
    return person("user", client, userId);
  }

  /** Links an entry to the one before. */
  public String chain(String previous, String entry) {
    return HexFormat.of().formatHex(hash(chain, previous + '\u001f' + entry));
  }

  /** Encrypts a comment, for one record only. */
  public String seal(String comment, String record) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, nonce, record, comment.getBytes(StandardCharsets.UTF_8));
    byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return Base64.getEncoder().encodeToString(all);
  }

  /** Decrypts the comment of a record. */
  public String open(String sealed, String record) {
    byte[] all = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return new String(run(Cipher.DECRYPT_MODE, nonce, record, rest), StandardCharsets.UTF_8);
  }

  private String person(String kind, String client, String id) {
    return hex(hash(people, kind + '\u001f' + client + '\u001f' + id));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash, 0, PERSON_BYTES);
  }

  private byte[] run(int mode, byte[] nonce, String record, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, new SecretKeySpec(comments, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(record.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hash(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares two hashes in a time that tells nothing. */
  static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing of the secret. */
  @Override
  public String toString() {
    return "LedgerKey";
  }
}
