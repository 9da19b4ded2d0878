package org.hiphooks.pages;

import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a page posts, within bounds. */
public final class PostedForm {

  private static final Logger LOG = LoggerFactory.getLogger(PostedForm.class);
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final long MOST_DRAINED = 4L * 1024 * 1024;

  private PostedForm() {}

  /**
   * The fields of a posted form.
   *
   * @param mostFields so many fields are read
   * @param mostBytes so long a form is read
   * @throws FormRefused if there are more, or it is none
   */
  public static Fields read(Request request, int mostFields, int mostBytes) {
    if (request.getLength() > mostBytes) {
      drain(request);
      throw new FormRefused(TOO_LARGE, mostFields, mostBytes);
    }
    Fields fields = all(request, mostFields, mostBytes);
    if (fields.getSize() > mostFields) {
      throw new FormRefused(TOO_LARGE, mostFields, mostBytes);
    }
    return fields;
  }

  /** Fields are counted when all are there: reading breaks the connection when it gives up. */
  private static Fields all(Request request, int mostFields, int mostBytes) {
    try {
      return FormFields.getFields(request, -1, mostBytes);
    } catch (RuntimeException e) {
      int status = status(e);
      if (FormRefused.isForSender(status)) {
        throw new FormRefused(status, mostFields, mostBytes);
      }
      throw e;
    }
  }

  /** Whoever is still sending does not read an answer. */
  private static void drain(Request request) {
    if (request.getLength() <= MOST_DRAINED) {
      try {
        Content.Source.consumeAll(request);
      } catch (IOException e) {
        LOG.debug("the rest of a form did not come");
      }
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
