package org.hiphooks.pages;

/** A posted form that is not read, because of what was sent. Nothing of it is quoted. */
public final class FormRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int TOO_LARGE = 413;
  private static final int KILOBYTE = 1000;

  private final int status;
  private final int mostFields;
  private final int mostBytes;

  FormRefused(int status, int mostFields, int mostBytes) {
    super("a posted form is refused with " + status);
    this.status = status;
    this.mostFields = mostFields;
    this.mostBytes = mostBytes;
  }

  /** Status of the answer. */
  public int status() {
    return status;
  }

  /** Whether it is too long, or has too many fields. */
  public boolean isTooLarge() {
    return status == TOO_LARGE;
  }

  /** How long a form may be, in kilobytes. */
  public int mostKilobytes() {
    return mostBytes / KILOBYTE;
  }

  /** How many fields a form may have. */
  public int mostFields() {
    return mostFields;
  }
}
