package org.hiphooks.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  private final Markdown markdown = new Markdown();

  @Test
  void whatTheAdviceRestsOnIsTheHeadAndTheRestFollows() {
    Markdown.Parts parts =
        markdown.parts(
            """
            **Findings recorded:** limp (31 May 2026)

            **Not recorded:** night pain

            **Consider now**

            - rest

            **Also:** sleep
            """);

    assertThat(parts.head())
        .contains("limp (31 May 2026)", "night pain")
        .doesNotContain("Consider", "sleep");
    assertThat(parts.rest())
        .startsWith("<p><strong>Consider now</strong></p>")
        .contains("<li>rest</li>", "sleep")
        .doesNotContain("limp");
  }

  @Test
  void aTextWithoutLabelledParagraphsIsAllRest() {
    Markdown.Parts parts = markdown.parts("**Consider** imaging.");

    assertThat(parts.head()).isEmpty();
    assertThat(parts.rest()).isEqualTo("<p><strong>Consider</strong> imaging.</p>");
  }

  @Test
  void anEmptyTextHasNoParts() {
    assertThat(markdown.parts("")).isEqualTo(new Markdown.Parts("", ""));
  }

  @Test
  void htmlInTheTextAppearsAsText() {
    String html = markdown.html("Said <script>alert(1)</script> and <img src=x onerror=alert(2)>");

    assertThat(html)
        .doesNotContain("<script", "<img")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&lt;img src&#61;x onerror&#61;alert(2)&gt;");
  }

  @Test
  void linksThatRunScriptsLoseTheirAddress() {
    String html =
        markdown.html(
            "[one](javascript:alert(1)) [two](data:text/html,x) [three](https://example.org/)");

    assertThat(html).startsWith("<p>one two <a href=");
    assertThat(html)
        .contains(
            "<a href=\"https://example.org/\" rel=\"noopener noreferrer nofollow\">three</a>");
  }

  @Test
  void eachCellKnowsTheHeadingOfItsColumn() {
    String html = markdown.html("| Cause | Fit |\n|---|---|\n| one | likely |");

    assertThat(html)
        .contains("<td data-label=\"Cause\">one</td>", "<td data-label=\"Fit\">likely</td>");
  }
}
