package org.hiphooks.server;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real server on a free port around each test, with guidance that the test decides on. */
final class RunningServer implements BeforeEachCallback, AfterEachCallback {

  private final ServerSettings settings;
  private final List<Mount> mounts;
  private FakeGuidance guidance = new FakeGuidance();
  private @org.jspecify.annotations.Nullable HipHooksServer server;

  RunningServer() {
    this(ServerSettings.onLoopback(0));
  }

  RunningServer(ServerSettings settings, Mount... mounts) {
    this.settings = settings;
    this.mounts = List.of(mounts);
  }

  FakeGuidance guidance() {
    return guidance;
  }

  HipHooksServer server() {
    HipHooksServer running = server;
    if (running == null) {
      throw new IllegalStateException("no test is running");
    }
    return running;
  }

  Client client() {
    return new Client(server());
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    guidance = new FakeGuidance();
    server = HipHooksServer.start(settings, guidance, mounts);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server().close();
  }
}
