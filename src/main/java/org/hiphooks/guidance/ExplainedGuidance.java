package org.hiphooks.guidance;

import com.google.common.base.Suppliers;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.Link;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.cdshooks.Sieve;
import org.hiphooks.config.Settings;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.explain.Explainer;
import org.hiphooks.explain.ExplanationStore;
import org.jspecify.annotations.Nullable;

/** Answers as {@link HipGuidance} does, keeps each evaluation and links its cards to it. */
public final class ExplainedGuidance implements GuidanceService {

  private final HipGuidance guidance;
  private final ExplanationStore store;
  private final Explainer explainer;
  private final String links;
  private final String label;
  private final @Nullable FormLinks forms;

  /**
   * A guidance whose cards can be explained.
   *
   * @param guidance what answers
   * @param store where evaluations are kept
   * @param links address of links, without their secret
   * @param label what a link is called
   */
  public ExplainedGuidance(HipGuidance guidance, ExplanationStore store, URI links, String label) {
    this.guidance = guidance;
    this.store = store;
    this.explainer = new Explainer(guidance.knowledge());
    this.links = links.toString();
    this.label = label;
    this.forms = null;
  }

  private ExplainedGuidance(
      ExplainedGuidance shared, HipGuidance guidance, @Nullable FormLinks forms) {
    this.guidance = guidance;
    this.store = shared.store;
    this.explainer = shared.explainer;
    this.links = shared.links;
    this.label = shared.label;
    this.forms = forms;
  }

  /** The same, whose cards also lead to a form where they say that something is missing. */
  public ExplainedGuidance linking(FormLinks links) {
    return new ExplainedGuidance(this, guidance, links);
  }

  @Override
  public GuidanceService forClient(@Nullable String client) {
    return client == null ? this : new ExplainedGuidance(this, guidance.forClient(client), forms);
  }

  @Override
  public ExplainedGuidance withClients(Settings configuration) {
    return new ExplainedGuidance(this, guidance.withClients(configuration), forms);
  }

  @Override
  public Sieve sieve() {
    return guidance.sieve();
  }

  @Override
  public HookAnswer answer(String serviceId, HookRequest request, Instant now)
      throws PreconditionFailed {
    Explainable explainable = guidance.explainable(serviceId, request, now);
    HookAnswer answer = explainable.answer();
    if (answer.cards().isEmpty()) {
      return answer;
    }
    Evaluation evaluation = explainable.evaluation().get().orElse(null);
    if (evaluation == null) {
      return answer;
    }
    String address = links + '/' + store.keep(evaluation, explainer, request.hookInstance());
    List<Card> cards = new ArrayList<>();
    Supplier<Link> form =
        Suppliers.memoize(() -> formLink(explainable.visit().get(), answer.cards(), now));
    for (Card card : answer.cards()) {
      List<Link> more = new ArrayList<>();
      if (forms != null && forms.isOfferedBy(card)) {
        more.add(form.get());
      }
      more.add(new Link(label, address + "#card-" + card.uuid()));
      cards.add(linked(card, more));
    }
    return answer.with(cards);
  }

  private Link formLink(Visit visit, List<Card> shown, Instant now) {
    return Objects.requireNonNull(forms).open(guidance, visit, shown, now);
  }

  private static Card linked(Card card, List<Link> more) {
    List<Link> all = new ArrayList<>(card.links());
    all.addAll(more);
    return new Card(
        card.uuid(),
        card.summary(),
        card.detail(),
        card.indicator(),
        card.source(),
        card.suggestions(),
        card.overrideReasons(),
        all,
        card.extension());
  }

  /** Where evaluations are kept. */
  public ExplanationStore store() {
    return store;
  }

  /** What answers. */
  public HipGuidance guidance() {
    return guidance;
  }

  @Override
  public List<FeedbackEntry> understood(List<FeedbackEntry> entries) {
    return guidance.understood(entries);
  }

  @Override
  public String client() {
    return guidance.client();
  }

  @Override
  public List<ServiceDescription> services() {
    return guidance.services();
  }

  @Override
  public Optional<Card> notShown(String serviceId, HookRequest request, List<String> rules) {
    return guidance.notShown(serviceId, request, rules);
  }

  @Override
  public List<String> switchedOff() {
    return guidance.switchedOff();
  }

  @Override
  public void warmUp() {
    guidance.warmUp();
  }
}
