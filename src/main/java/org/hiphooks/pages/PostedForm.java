package org.hiphooks.pages;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Reads what a page posts, within bounds. */
public final class PostedForm {

  private static final int BAD_REQUEST = 400;

  private PostedForm() {}

  /**
   * The fields of a posted form.
   *
   * @param mostFields so many fields are read
   * @param mostBytes so long a form is read
   * @throws FormRefused if there are more, or it is none
   */
  public static Fields read(Request request, int mostFields, int mostBytes) {
    try {
      return FormFields.getFields(request, mostFields, mostBytes);
    } catch (RuntimeException e) {
      int status = status(e);
      if (FormRefused.isForSender(status)) {
        throw new FormRefused(status, mostFields, mostBytes);
      }
      throw e;
    }
  }

  /** What is no number where one is needed is told without a status. */
  private static int status(RuntimeException fault) {
    if (fault instanceof HttpException known) {
      return known.getCode();
    }
    return fault instanceof IllegalArgumentException ? BAD_REQUEST : 0;
  }
}
