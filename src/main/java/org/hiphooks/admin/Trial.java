package org.hiphooks.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks two contents about the cases of one of them, in the background, and tells whose cards
 * differ. Thread-safe.
 */
final class Trial {

  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);
  private static final int MOST_NAMED = 20;

  private final HipGuidance before;
  private final HipGuidance after;
  private final Content cases;
  private final Map<String, List<String>> changed = new TreeMap<>();
  private volatile int done;
  private volatile int all;
  private volatile boolean isOver;

  Trial(HipGuidance before, HipGuidance after, Content cases) {
    this.before = before;
    this.after = after;
    this.cases = cases;
  }

  /** Starts. */
  void start() {
    Thread thread = new Thread(this::run, "content-trial");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** How far it is, and what it has found. */
  synchronized TrialState state() {
    List<TrialState.Group> groups = new ArrayList<>();
    changed.forEach(
        (change, ids) ->
            groups.add(
                new TrialState.Group(change, ids.size(), ids.stream().limit(MOST_NAMED).toList())));
    return new TrialState(done, all, isOver, groups);
  }

  private void run() {
    try {
      CaseLibrary library = CaseLibrary.load(cases);
      List<Case> known = List.copyOf(library.all());
      all = known.size();
      Instant now = Instant.now();
      for (Case vignette : known) {
        ObjectNode request = library.renderer().request(vignette, now, RenderOptions.plain());
        String old = cards(before, vignette.service(), request, now);
        String fresh = cards(after, vignette.service(), request, now);
        note(vignette.id(), old, fresh);
      }
    } catch (RuntimeException e) {
      LOG.error("the trial of a content failed: {}", e.getClass().getName());
    }
    isOver = true;
  }

  private synchronized void note(String id, String old, String fresh) {
    done++;
    if (!old.equals(fresh)) {
      changed.computeIfAbsent(old + " \u2192 " + fresh, key -> new ArrayList<>()).add(id);
    }
  }

  private static String cards(
      HipGuidance guidance, String service, ObjectNode request, Instant now) {
    if (guidance.service(service).isEmpty()) {
      return "no service";
    }
    try {
      HookAnswer answer = guidance.answer(service, new RequestReader().read(request), now);
      String cards =
          answer.cards().stream().map(Trial::name).sorted().collect(Collectors.joining(", "));
      return cards.isEmpty() ? "no card" : cards;
    } catch (PreconditionFailed e) {
      return "not answered";
    } catch (MalformedRequest e) {
      return "no request";
    }
  }

  private static String name(Card card) {
    return card.rule() + ' ' + card.indicator().code();
  }
}
