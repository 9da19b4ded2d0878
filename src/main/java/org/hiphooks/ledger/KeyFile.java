package org.hiphooks.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** The file that holds a ledger's secret: readable by its owner alone, made if it is absent. */
public final class KeyFile {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private KeyFile() {}

  /**
   * The key of a file.
   *
   * @throws LedgerUnavailable if it cannot be read or made, others can read it, or it holds no key
   */
  public static LedgerKey of(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      requirePrivate(file);
      return of(Files.readString(file, StandardCharsets.US_ASCII), file.toString());
    } catch (IOException e) {
      throw new LedgerUnavailable("the key " + file + " cannot be read or made", e);
    }
  }

  /**
   * The key of a text: 32 bytes in base64.
   *
   * @param place where it stands, for the message
   * @throws LedgerUnavailable if it is none
   */
  public static LedgerKey of(String text, String place) {
    try {
      byte[] secret = Base64.getDecoder().decode(text.strip());
      if (secret.length == LedgerKey.BYTES) {
        return new LedgerKey(secret);
      }
    } catch (IllegalArgumentException e) {
      throw new LedgerUnavailable(place + " holds no key of 32 bytes in base64", null);
    }
    throw new LedgerUnavailable(place + " holds no key of 32 bytes in base64", null);
  }

  /** Whoever comes second finds the first one's file whole: it gets its name when it is written. */
  private static void make(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    String text = Base64.getEncoder().encodeToString(LedgerKey.newSecret()) + '\n';
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // Another process was first; its key is the key.
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new LedgerUnavailable(
          "others can read the key " + file + "; make it its owner's alone: chmod 600", null);
    }
  }
}
