package org.hiphooks.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.config.TlsSection;

/** Reads certificate and key from PEM files and checks that they belong together. */
final class PemKeys {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

  private PemKeys() {}

  /**
   * A key store with the key and its chain.
   *
   * @throws TlsInvalid with a sentence that names the file and says what to do
   */
  static KeyStore load(TlsSection files) throws TlsInvalid {
    Certificate[] chain = chain(files.certificate());
    PrivateKey key = key(files.key());
    try {
      if (!belong(chain[0], key)) {
        throw new TlsInvalid(files.key() + " is not the key of the first certificate");
      }
      ((X509Certificate) chain[0]).checkValidity();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("service", key, new char[0], chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsInvalid(files.certificate() + " is not valid: " + e.getClass().getSimpleName());
    }
  }

  private static Certificate[] chain(Path file) throws TlsInvalid {
    try (InputStream in = Files.newInputStream(file)) {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(new Certificate[0]);
      if (chain.length > 0) {
        return chain;
      }
      throw new TlsInvalid(file + " holds no certificate in PEM");
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsInvalid(file + " cannot be read as certificates in PEM");
    }
  }

  private static PrivateKey key(Path file) throws TlsInvalid {
    byte[] bytes;
    try {
      Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      if (!pem.find()) {
        throw new TlsInvalid(
            file + " holds no key in PKCS #8; openssl pkcs8 -topk8 -nocrypt -in KEY makes one");
      }
      bytes = Base64.getMimeDecoder().decode(pem.group(1));
    } catch (IOException | IllegalArgumentException e) {
      throw new TlsInvalid(file + " cannot be read as a key in PEM");
    }
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (InvalidKeySpecException e) {
        // It is a key of another algorithm.
      } catch (GeneralSecurityException e) {
        throw new TlsInvalid(file + " holds a key of a kind that this Java does not know");
      }
    }
    throw new TlsInvalid(file + " holds a key that is neither EC nor RSA nor Ed25519");
  }

  private static boolean belong(Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> "Ed25519";
        };
    if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
      return false;
    }
    byte[] words = "HipHooks".getBytes(StandardCharsets.US_ASCII);
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(words);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(words);
    return signature.verify(signed);
  }
}
