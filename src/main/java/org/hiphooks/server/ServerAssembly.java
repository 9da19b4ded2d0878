package org.hiphooks.server;

import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.hiphooks.ledger.Ledger;

/** Puts the handlers together. A request meets them in the order in which they stand here. */
final class ServerAssembly {

  private static final int MAX_THREADS = 200;

  /** A body over the limit is read to its end, to be refused politely, up to so many limits. */
  private static final int PATIENCE = 4;

  private ServerAssembly() {}

  static Server server(
      ServerSettings settings,
      Operations operations,
      Readiness readiness,
      OriginPolicy origins,
      List<Mount> mounts) {
    CallMetrics metrics = new CallMetrics(operations.telemetry().registry());
    Server server = new Server(threads());
    Handler routes = routes(settings, operations, metrics, readiness, mounts);
    Handler limited = limit(settings.limits().bodyBytes() * PATIENCE, new SlashTolerance(routes));
    GracefulHandler graceful =
        new GracefulHandler(new StatisticsHandler(new OriginHandler(origins, limited)));
    server.setHandler(graceful);
    server.setErrorHandler(new Outcomes(origins));
    server.setRequestLog(new AccessLog(metrics, operations.isLogged()));
    server.setStopTimeout(settings.limits().drain().toMillis());
    return server;
  }

  private static Handler routes(
      ServerSettings settings,
      Operations operations,
      CallMetrics metrics,
      Readiness readiness,
      List<Mount> mounts) {
    Tracer tracer = operations.telemetry().tracer(operations.section().traces());
    Ledger ledger = operations.ledger();
    HookEndpoint endpoint =
        new HookEndpoint(settings.limits(), settings.evaluationClock(), metrics, ledger);
    FeedbackEndpoint feedback = new FeedbackEndpoint(settings.limits(), ledger);
    PathMappingsHandler routes = new PathMappingsHandler();
    add(
        routes,
        ServicesHandler.PATH + "/*",
        new ServicesHandler(
            readiness,
            new CallQueue(
                settings.limits(), new TracedCalls(tracer, new CallHandler(endpoint, feedback)))));
    add(routes, "/health/*", new HealthEndpoint(readiness, settings.fixedNow()));
    for (Mount mount : mounts) {
      add(routes, mount.pathSpec(), limit(settings.limits().bodyBytes(), mount.handler()));
    }
    return routes;
  }

  private static void add(PathMappingsHandler routes, String path, Handler handler) {
    routes.addMapping(PathSpec.from(path), new Route(path, handler));
  }

  private static Handler limit(long bytes, Handler next) {
    SizeLimitHandler limit = new SizeLimitHandler(bytes, -1);
    limit.setHandler(next);
    return limit;
  }

  /** Virtual threads where the runtime has them (21 and later), else platform threads. */
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("http");
    if (VirtualThreads.areSupported()) {
      threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    }
    return threads;
  }
}
