package org.hiphooks.cdshooks;

/** A request that cannot be read. Says where and what, never which value. */
public final class MalformedRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final int status;

  /**
   * A fault of the request.
   *
   * @param pointer JSON Pointer of the element, empty for the whole document
   * @param reason what is wrong and what is expected
   */
  public MalformedRequest(String pointer, String reason) {
    this(pointer, reason, 400);
  }

  /** A fault that has an HTTP status of its own. */
  public MalformedRequest(String pointer, String reason, int status) {
    super(reason, null, false, false);
    this.pointer = pointer;
    this.status = status;
  }

  /** JSON Pointer of the element. */
  public String pointer() {
    return pointer;
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The reason; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
