package org.hiphooks.codes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.LocalCodes;
import org.hiphooks.knowledge.SiteSettings;

/**
 * Tries a site's codes before they go live: each case of the content is asked once as it is and
 * once with the site's codes in place of ours, and both must give the same cards.
 */
public final class CodeTrial {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final CaseLibrary cases;
  private final HipGuidance plain;
  private final HipGuidance mapped;
  private final LocalCodes codes;
  private final RequestReader reader = new RequestReader();

  /**
   * What a trial found.
   *
   * @param cases number of cases in which a code of the site could stand
   * @param differing ids of cases that give other cards
   * @param untried codes of the site, as system and code, that stood in no case
   */
  public record Outcome(int cases, List<String> differing, Set<String> untried) {

    /** Defensive copies. */
    public Outcome {
      differing = List.copyOf(differing);
      untried = Set.copyOf(untried);
    }

    /** Whether every case gives the same cards. */
    public boolean isGood() {
      return differing.isEmpty();
    }
  }

  /**
   * A trial.
   *
   * @param knowledge compiled from the content, without codes of a site
   */
  public CodeTrial(Content content, Knowledge knowledge, SiteSettings site, LocalCodes codes) {
    this.cases = CaseLibrary.load(content);
    this.codes = codes;
    this.plain = guidance(knowledge, site);
    this.mapped = guidance(knowledge.with(codes), site);
  }

  private static HipGuidance guidance(Knowledge knowledge, SiteSettings site) {
    return new HipGuidance(knowledge, site, ClientSettings.UNNAMED, HipGuidance.FETCH_DEADLINE);
  }

  /** Runs all cases. Takes some seconds. */
  public Outcome run() {
    LocalRequest local = new LocalRequest(codes);
    List<String> differing = new ArrayList<>();
    int tried = 0;
    int turn = 0;
    for (Case vignette : cases.all()) {
      if (mapped.service(vignette.service()).isEmpty()) {
        continue;
      }
      ObjectNode request = cases.renderer().request(vignette, NOW, RenderOptions.plain());
      ObjectNode written = request.deepCopy();
      if (local.write(written, turn++)) {
        tried++;
        if (!answer(plain, vignette, request).equals(answer(mapped, vignette, written))) {
          differing.add(vignette.id());
        }
      }
    }
    Set<String> untried = new TreeSet<>();
    codes
        .inbound()
        .forEach((system, map) -> map.keySet().forEach(code -> untried.add(system + '|' + code)));
    untried.removeAll(local.used());
    return new Outcome(tried, differing, untried);
  }

  private String answer(HipGuidance guidance, Case vignette, ObjectNode request) {
    try {
      return AnswerWriter.cardsTree(
              guidance.answer(vignette.service(), reader.read(request), NOW).cards())
          .toString();
    } catch (PreconditionFailed e) {
      return e.getClass().getSimpleName();
    } catch (MalformedRequest e) {
      throw new IllegalStateException("a case of the content is no request", e);
    }
  }
}
