package org.hiphooks.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be used, in words for whoever named it. */
public final class FileWords {

  private FileWords() {}

  /** Why it cannot be read. */
  public static String of(IOException fault) {
    if (fault instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (fault instanceof AccessDeniedException) {
      return "it may not be read by this user";
    } else if (fault instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    return fault.getClass().getSimpleName();
  }
}
