package org.hiphooks.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.config.GuardSection;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.config.SettingsProblem;
import org.jspecify.annotations.Nullable;

/** Looks at the files of a ledger without making or opening one. */
public final class LedgerCheck {

  private LedgerCheck() {}

  /** What keeps the ledger from being opened, as far as its files tell. */
  public static List<SettingsProblem> of(LedgerSection section) {
    List<SettingsProblem> problems = new ArrayList<>();
    Path folder = section.folder();
    if (folder == null) {
      return problems;
    }
    String fault = folderFault(folder.toAbsolutePath());
    if (!fault.isEmpty()) {
      problems.add(new SettingsProblem("ledger.folder", folder + " " + fault));
    }
    Path key = section.keyFile();
    if (key != null && Files.exists(key)) {
      key(key, problems);
    }
    if (isUnreadable(section.passwordFile())) {
      problems.add(
          new SettingsProblem("ledger.passwordFile", section.passwordFile() + " cannot be read"));
    }
    GuardSection guard = section.guard();
    if (guard != null) {
      baseline(guard.baseline(), problems);
    }
    return problems;
  }

  private static String folderFault(Path folder) {
    if (Files.exists(folder)) {
      boolean isGood = Files.isDirectory(folder) && Files.isWritable(folder);
      return isGood ? "" : "is no folder that can be written";
    }
    Path above = folder.getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    boolean canBeMade = above != null && Files.isDirectory(above) && Files.isWritable(above);
    return canBeMade ? "" : "cannot be made: " + above + " is no folder that can be written";
  }

  private static void key(Path file, List<SettingsProblem> problems) {
    try {
      KeyFile.of(Files.readString(file), file.toString());
    } catch (IOException e) {
      problems.add(new SettingsProblem("ledger.keyFile", file + " cannot be read"));
    } catch (LedgerUnavailable e) {
      problems.add(new SettingsProblem("ledger.keyFile", String.valueOf(e.getMessage())));
    }
  }

  private static void baseline(Path report, List<SettingsProblem> problems) {
    try {
      Baseline.read(report);
    } catch (LedgerUnavailable e) {
      problems.add(new SettingsProblem("ledger.guard.baseline", String.valueOf(e.getMessage())));
    }
  }

  private static boolean isUnreadable(@Nullable Path file) {
    return file != null && !Files.isReadable(file);
  }
}
