package org.hiphooks.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Collects an answer and gives up when its body grows too large. */
final class LimitedAnswer implements Response.Listener {

  private final int maximumBytes;
  private final CompletableFuture<IncomingAnswer> answer;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  LimitedAnswer(int maximumBytes, CompletableFuture<IncomingAnswer> answer) {
    this.maximumBytes = maximumBytes;
    this.answer = answer;
  }

  @Override
  public void onHeaders(Response response) {
    if (response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > maximumBytes) {
      giveUp(response);
    }
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    if (body.size() + content.remaining() > maximumBytes) {
      giveUp(response);
      return;
    }
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    body.writeBytes(bytes);
  }

  @Override
  public void onComplete(Result result) {
    if (result.isFailed()) {
      answer.completeExceptionally(result.getFailure());
      return;
    }
    Map<String, List<String>> headers = new TreeMap<>();
    for (HttpField field : result.getResponse().getHeaders()) {
      headers.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(field.getValue());
    }
    answer.complete(
        new IncomingAnswer(result.getResponse().getStatus(), headers, body.toByteArray()));
  }

  private void giveUp(Response response) {
    TooLarge tooLarge = new TooLarge();
    answer.completeExceptionally(tooLarge);
    response.abort(tooLarge);
  }

  /** The body is larger than is read. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
