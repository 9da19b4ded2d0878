package org.hiphooks.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * Reads what a page posts, within bounds. All that was sent is read before any of it is looked at:
 * Jetty's own reader breaks the connection when it gives up, and the answer is lost.
 */
public final class PostedForm {

  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;

  /** More than this is not waited for: who sends it may lose the answer. */
  private static final long MOST_DRAINED = 4L * 1024 * 1024;

  private PostedForm() {}

  /**
   * The fields of a posted form; none if what was posted does not say that it is a form.
   *
   * @param mostFields so many fields are read
   * @param mostBytes so long a form is read
   * @throws FormRefused if there are more, or it is none
   */
  public static Fields read(Request request, int mostFields, int mostBytes) {
    if (FormFields.getFormEncodedCharset(request) == null) {
      return new Fields();
    }
    try {
      byte[] body = body(Content.Source.asInputStream(request), mostBytes);
      if (body.length <= mostBytes) {
        Fields fields = new Fields();
        UrlEncoded.decodeUtf8To(new ByteArrayInputStream(body), fields, -1, -1);
        if (fields.getSize() <= mostFields) {
          return fields;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      int status = e.getCause() instanceof HttpException known ? known.getCode() : BAD_REQUEST;
      throw new FormRefused(status, mostFields, mostBytes);
    }
    throw new FormRefused(TOO_LARGE, mostFields, mostBytes);
  }

  /** The body; of one that is too long its beginning, with the rest read and forgotten. */
  private static byte[] body(InputStream sent, int mostBytes) throws IOException {
    byte[] body = sent.readNBytes(mostBytes + 1);
    byte[] rest = new byte[mostBytes];
    long drained = body.length;
    int read = body.length > mostBytes ? 0 : -1;
    while (read >= 0 && drained < MOST_DRAINED) {
      read = sent.read(rest);
      drained += read;
    }
    return body;
  }
}
