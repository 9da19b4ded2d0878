package org.hiphooks.admin.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/** Hashes passwords with Argon2id, few at once: each takes 19 MiB. Thread-safe. */
final class Passwords {

  /** The shortest that is taken. */
  static final int LEAST = 12;

  /** The longest that is taken. */
  static final int MOST = 200;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int AT_ONCE = 2;

  private final Argon2Function method =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, HASH_BYTES, Argon2.ID);
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final String nobodys = hash("nobody has this password");

  /** A hash that names its method and holds its salt. */
  String hash(String password) {
    places.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt(SALT_BYTES).with(method).getResult();
    } finally {
      places.release();
    }
  }

  /** Whether a password is the one of a hash. */
  boolean fits(String password, String hash) {
    places.acquireUninterruptibly();
    try {
      return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    } finally {
      places.release();
    }
  }

  /** Takes as long as {@link #fits}, so that nobody learns which names there are. */
  void waste(String password) {
    boolean ignored = fits(password, nobodys);
    assert !ignored || password.startsWith("nobody");
  }
}
