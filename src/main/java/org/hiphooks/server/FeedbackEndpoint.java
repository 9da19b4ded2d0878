package org.hiphooks.server;

import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.cdshooks.FeedbackReader;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.ledger.LedgerUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /cds-services/{id}/feedback}: what became of cards. */
final class FeedbackEndpoint {

  /** Below a service. */
  static final String PATH = "/feedback";

  private static final int OK = 200;
  private static final Logger LOG = LoggerFactory.getLogger(FeedbackEndpoint.class);

  private final FeedbackReader reader = new FeedbackReader();
  private final ServerLimits limits;
  private final Ledger ledger;

  FeedbackEndpoint(ServerLimits limits, Ledger ledger) {
    this.limits = limits;
    this.ledger = ledger;
  }

  /** Keeps it, then says so: 200 without a body. */
  void handle(GuidanceService guidance, ServiceDescription service, Exchange exchange) {
    try {
      if (!ledger.isKept()) {
        exchange.refuse(Refusal.of(Refusal.NOT_FOUND, "this service keeps no feedback"));
        return;
      }
      MediaTypes.check(exchange.request());
      List<FeedbackEntry> entries = guidance.understood(read(exchange));
      ledger.keep(guidance.client(), service.id(), entries);
      LOG.info("{} feedback entries={}", service.id(), entries.size());
      exchange.empty(OK);
    } catch (MalformedRequest e) {
      exchange.refuse(Refusal.of(e));
    } catch (LedgerUnavailable e) {
      LOG.error("feedback could not be kept");
      exchange.refuse(Refusal.unavailable("feedback cannot be kept now; send it again"));
    } catch (IOException | HttpException.RuntimeException e) {
      exchange.refuse(BodyFaults.refusal(e));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      Faults.log(service.id() + PATH, e, exchange.correlation());
      exchange.refuse(Faults.refusal(exchange.correlation()));
    }
  }

  private List<FeedbackEntry> read(Exchange exchange) throws MalformedRequest, IOException {
    if (exchange.request().getLength() > FeedbackReader.MAX_BYTES) {
      throw new MalformedRequest("", "the body is too large", Refusal.TOO_LARGE);
    }
    return reader.read(Bodies.read(exchange.request(), limits.body()));
  }
}
