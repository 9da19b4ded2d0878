package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.explain.Explainer;
import org.hiphooks.explain.Explanation;
import org.hiphooks.explain.RequestExplainer;
import org.hiphooks.explain.SearchLimit;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ServicePlan;
import org.jspecify.annotations.Nullable;

/** Answers a request or a case of the content as the service would, and explains the answer. */
public final class GuidanceExplainer implements RequestExplainer {

  private final RequestReader reader = new RequestReader();

  /** What is asked is read before the content is compiled, which takes long. */
  @Override
  public Explanation explain(Asked asked, SearchLimit limit) throws NotExplained, IOException {
    Content content =
        asked.content() == null ? Content.embedded() : Content.ofDirectory(asked.content());
    try {
      Case vignette = asked.caseId() == null ? null : vignette(content, asked.caseId());
      HookRequest request =
          vignette == null ? read(asked) : reader.read(request(content, vignette, asked));
      HipGuidance guidance = HipGuidance.of(content, Map.of());
      String service = service(guidance, asked, vignette, request);
      Evaluation evaluation =
          guidance
              .evaluate(service, request, asked.at())
              .orElseThrow(
                  () -> new NotExplained("the request must order one thing that is known"));
      return new Explainer(guidance.knowledge()).explain(evaluation, limit);
    } catch (MalformedRequest e) {
      throw new NotExplained("this is no request: " + e.pointer() + ' ' + e.getMessage());
    } catch (PreconditionFailed e) {
      throw new NotExplained("the request holds no data that could be read");
    }
  }

  private static Case vignette(Content content, String id) throws NotExplained {
    return CaseLibrary.load(content).all().stream()
        .filter(vignette -> vignette.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotExplained("the content has no case " + id));
  }

  private static ObjectNode request(Content content, Case vignette, Asked asked) {
    return CaseLibrary.load(content)
        .renderer()
        .request(vignette, asked.at(), RenderOptions.plain());
  }

  private HookRequest read(Asked asked) throws MalformedRequest, IOException {
    if (asked.request() == null) {
      throw new IllegalArgumentException("neither request nor case");
    }
    try (InputStream in = Files.newInputStream(asked.request())) {
      return reader.read(in);
    }
  }

  private static String service(
      HipGuidance guidance, Asked asked, @Nullable Case vignette, HookRequest request)
      throws NotExplained {
    String wanted = asked.service();
    if (wanted == null && vignette != null) {
      wanted = vignette.service();
    }
    for (ServicePlan service : guidance.knowledge().services()) {
      if (wanted == null ? service.hook().equals(request.hook()) : service.id().equals(wanted)) {
        return service.id();
      }
    }
    throw new NotExplained(
        wanted == null
            ? "the content has no service for the hook of the request"
            : "the content has no service " + wanted);
  }
}
