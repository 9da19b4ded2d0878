package org.hiphooks.demo.ehr;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.pages.PageResponse;
import org.hiphooks.pages.Pages;

/** The inspector: the last calls, and each of them whole. */
final class ExchangesPage {

  private static final int OK = 200;

  private final Pages pages;
  private final Exchanges exchanges;

  ExchangesPage(Pages pages, Exchanges exchanges) {
    this.pages = pages;
    this.exchanges = exchanges;
  }

  boolean handle(PageRequest page, Frame frame) {
    if (!page.isGet()) {
      return false;
    }
    if (page.path().size() == 1) {
      Map<String, Object> parameters = Map.of("frame", frame, "exchanges", exchanges.all());
      page.send(OK, pages.render("demo/exchanges.jte", parameters));
      return true;
    }
    Optional<Exchange> exchange = find(page.path().get(1));
    if (exchange.isEmpty()) {
      return false;
    }
    return page.path().size() == 2
        ? one(page, frame, exchange.get())
        : download(page, exchange.get(), page.path().get(2));
  }

  private Optional<Exchange> find(String number) {
    return number.matches("\\d{1,9}") ? exchanges.find(Long.parseLong(number)) : Optional.empty();
  }

  private boolean one(PageRequest page, Frame frame, Exchange exchange) {
    Map<String, Object> parameters =
        Map.of("frame", frame, "exchange", exchange, "view", ExchangeView.of(exchange));
    page.send(OK, pages.render("demo/exchange.jte", parameters));
    return true;
  }

  private static boolean download(PageRequest page, Exchange exchange, String name) {
    byte[] bytes =
        switch (name) {
          case "request.json" -> Json.bytes(exchange.request());
          case "response.json" -> exchange.bodyBytes();
          default -> new byte[0];
        };
    if (bytes.length == 0) {
      return false;
    }
    PageResponse.begin(page.response(), OK, "application/json");
    page.response().write(true, ByteBuffer.wrap(bytes), page.callback());
    return true;
  }
}
