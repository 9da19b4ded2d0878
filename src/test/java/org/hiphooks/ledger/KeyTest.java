package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import org.hiphooks.config.LedgerSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret of a ledger. */
class KeyTest {

  @TempDir private Path folder;

  @Test
  void aKeyThatIsAbsentIsMadeForItsOwnerAloneAndStays() throws IOException {
    Path file = folder.resolve("below").resolve("ledger.key");
    String first = KeyFile.of(file).fingerprint();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(KeyFile.of(file).fingerprint()).isEqualTo(first);
    assertThat(file.getParent()).isDirectoryContaining("glob:**ledger.key");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**ledger.key.*");
  }

  @Test
  void aKeyThatOthersCanReadIsRefused() throws IOException {
    Path file = folder.resolve("ledger.key");
    assertThat(KeyFile.of(file)).isNotNull();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> KeyFile.of(file))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "no base64 at all!"})
  void aTextThatIsNoKeyIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> KeyFile.of(text, "HIPHOOKS_LEDGER_KEY"))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessage("HIPHOOKS_LEDGER_KEY holds no key of 32 bytes in base64");
  }

  @Test
  void hashesDependOnKeyClientAndKind() {
    LedgerKey key = new LedgerKey(LedgerKey.newSecret());
    LedgerKey other = new LedgerKey(LedgerKey.newSecret());
    assertThat(key.patient("north", "1"))
        .isEqualTo(key.patient("north", "1"))
        .isNotEqualTo(other.patient("north", "1"))
        .isNotEqualTo(key.patient("south", "1"))
        .isNotEqualTo(key.user("north", "1"))
        .hasSize(32);
  }

  @Test
  void aCommentIsReadWithItsRecordOnly() {
    LedgerKey key = new LedgerKey(LedgerKey.newSecret());
    String sealed = key.seal("in words", "record 1");
    assertThat(key.open(sealed, "record 1")).isEqualTo("in words");
    assertThatThrownBy(() -> key.open(sealed, "record 2")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aLedgerMadeWithAnotherKeyIsRefused() throws IOException {
    LedgerSection section = StoreKind.SQLITE.newLedger(folder);
    LedgerFolder first = new LedgerFolder(section, null);
    LiveLedger.open(first, Clock.systemUTC(), true).close();
    String another = Base64.getEncoder().encodeToString(LedgerKey.newSecret());
    LedgerFolder second = new LedgerFolder(section, another);
    assertThatThrownBy(() -> LiveLedger.open(second, Clock.systemUTC(), true))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("another key");
  }
}
