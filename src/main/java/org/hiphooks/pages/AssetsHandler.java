package org.hiphooks.pages;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves {@link Assets} below {@value Assets#PATH}. */
public final class AssetsHandler extends Handler.Abstract.NonBlocking {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final int NOT_FOUND = 404;

  private final Assets assets;

  /** Serves these files. */
  public AssetsHandler(Assets assets) {
    this.assets = assets;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getCanonicalPath();
    Optional<Assets.Asset> asset =
        path.startsWith(Assets.PATH)
            ? assets.find(path.substring(Assets.PATH.length()))
            : Optional.empty();
    if (asset.isEmpty()) {
      Response.writeError(request, response, callback, NOT_FOUND);
      return true;
    }
    boolean current = ("v=" + asset.get().hash()).equals(request.getHttpURI().getQuery());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, asset.get().type());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, current ? FOR_EVER : "no-cache");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(asset.get().bytes()), callback);
    return true;
  }
}
