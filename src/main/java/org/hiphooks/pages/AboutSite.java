package org.hiphooks.pages;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.about.Capability;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.guidance.ExplainedGuidance;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.server.Mount;
import org.jspecify.annotations.Nullable;

/** The pages about the content, which are there as soon as a content answers. */
public final class AboutSite {

  private static final int NOT_FOUND = 404;

  private final Pages pages;
  private volatile @Nullable Supplier<AboutPages> opened;

  /** With these templates and words. */
  public AboutSite(Pages pages) {
    this.pages = pages;
  }

  /** Where they are. */
  public Mount page() {
    return new Mount(AboutPages.PATH, new Door());
  }

  /** Shows the content that answers from now on. */
  public void open(GuidanceService guidance) {
    GuidanceService answering =
        guidance instanceof ExplainedGuidance explained ? explained.guidance() : guidance;
    if (answering instanceof HipGuidance hip) {
      Content content = hip.content();
      if (content != null) {
        // Made when somebody asks: start and reload need not wait for it.
        opened = Suppliers.memoize(() -> pagesOf(hip, content));
      }
    }
  }

  private AboutPages pagesOf(HipGuidance hip, Content content) {
    Capability capability = Capability.of(content, hip.knowledge(), hip.site());
    return new AboutPages(pages, capability, hip.services());
  }

  private final class Door extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Supplier<AboutPages> made = opened;
      if (made != null) {
        return made.get().handle(request, response, callback);
      }
      Response.writeError(request, response, callback, NOT_FOUND);
      return true;
    }
  }
}
