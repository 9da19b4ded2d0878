package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a reviewer reads of the content that runs, in a browser. */
@TestInstance(Lifecycle.PER_CLASS)
class AboutPagesIT {

  private static final Knowledge KNOWLEDGE = Knowledge.load(Content.embedded());

  private RealDemo demo;
  private Browsers browsers;

  @BeforeAll
  void start() {
    demo = new RealDemo();
    browsers = Browsers.start();
  }

  @AfterAll
  void stop() {
    browsers.close();
    demo.close();
  }

  @Test
  void theOverviewSaysWhatItIsForThatNobodyApprovedItAndWhatItOffers() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = visitor.open("/about");

      assertThat(page.locator("[data-review=none]")).containsText("No licensed clinician");
      assertThat(page.locator("main")).containsText("Not recorded never counts as negative.");
      assertThat(page.locator("main")).containsText("hash " + KNOWLEDGE.shortHash());
      assertThat(page.locator("[data-service]")).hasCount(KNOWLEDGE.services().size());
      assertThat(page.locator("#site + p")).containsText("every service and card is on");
      visitor.picture("about");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void everyLinkOfTheOverviewLeadsToAPageAndEveryCardOfTheContentIsOnOne() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = visitor.open("/about");
      List<String> links =
          page.locator("main a[href^='/about/']").all().stream()
              .map(link -> link.getAttribute("href"))
              .distinct()
              .toList();

      StringBuilder all = new StringBuilder();
      for (String link : links) {
        visitor.open(link);
        assertThat(page.locator("article[data-about] h2").first()).isVisible();
        all.append(page.locator("main").textContent());
      }
      assertThat(links).hasSizeGreaterThan(KNOWLEDGE.services().size() + 8);
      KNOWLEDGE.services().stream()
          .flatMap(service -> service.cards().stream())
          .forEach(card -> assertThat(all).contains(card.rule() + ", " + card.level() + ": "));
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void theAddressesThatCardsLeadToAreListed() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = visitor.open("/about/links");

      String text = page.locator("main").textContent();
      KNOWLEDGE.services().stream()
          .flatMap(service -> service.cards().stream())
          .flatMap(card -> card.links().stream())
          .forEach(link -> assertThat(text).contains(link.url()));
    }
  }

  @Test
  void anUnknownPageSaysSoAndLeadsBack() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = visitor.page();
      int status = page.navigate(demo.origin() + "/about/nothing").status();

      assertThat(status).isEqualTo(404);
      Locator back = page.locator("main a[href='/about']");
      assertThat(back).isVisible();
    }
  }

  @Test
  void noBarrierAndNoSidewaysScrollingAtAnyWidthAndColour() {
    for (int width : Visitor.WIDTHS) {
      for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin(), width, colours)) {
          for (String path : List.of("/about", "/about/causes", "/about/settings")) {
            visitor.open(path);
            assertThat(visitor.barriers()).as(path + ' ' + width + ' ' + colours).isEmpty();
            assertThat(visitor.scrollsSideways()).as(path + ' ' + width).isFalse();
          }
          assertThat(visitor.faults()).isEmpty();
        }
      }
    }
  }
}
