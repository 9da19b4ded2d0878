package org.hiphooks.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Length, tone and order of what a card says. */
class CardTextTest {

  private static final int SUMMARY = 139;
  private static final int DETAIL = 1500;
  private static final List<String> BANNED =
      List.of("all clear", "no red flags", "diagnosis is", "you forgot", "please", "!");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\??([\\w.]+)}");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9]+(\\{top})?");
  private static final Pattern RED_FLAG =
      Pattern.compile(
          "(?s)\\*\\*Findings recorded:\\*\\* \\{basis}\n\n"
              + "\\*\\*Not recorded:\\*\\* \\{notRecorded}\n\n"
              + "(\\*\\*Not read:\\*\\* \\{notRead}\n\n)?\\*\\*Consider.*");
  private static final String FOOT =
      "_Decision support for clinicians; verify the data and use your own judgement."
          + " Rule {rule} v{version}._";

  /** Longest text that may stand for a placeholder; a list is cut to fit by the service. */
  private static final Map<String, Integer> LONGEST =
      Map.of("basis", 220, "notRecorded", 120, "short", 24, "ptMin", 2, "targetShort", 18);

  private static List<JsonNode> cards = List.of();

  @BeforeAll
  static void readOnce() throws IOException {
    cards = ContentFiles.read().cards();
  }

  @Test
  void aSummaryFitsWithTheLongestTextsFilledIn() {
    assertThat(longer("title", SUMMARY)).isEmpty();
  }

  @Test
  void aDetailFitsWithTheLongestBasisFilledIn() {
    assertThat(longer("description", DETAIL)).isEmpty();
  }

  @Test
  void noBannedWordIsUsed() {
    List<String> banned = new ArrayList<>();
    for (JsonNode card : cards) {
      String text = texts(card).toLowerCase(Locale.ROOT);
      BANNED.stream().filter(text::contains).forEach(word -> banned.add(id(card) + ' ' + word));
    }
    assertThat(banned).isEmpty();
  }

  @Test
  void everyDetailEndsByPointingToTheReadersOwnJudgement() {
    // A card that was addressed before keeps its own text, which ends so.
    assertThat(cards)
        .filteredOn(card -> !"ADDRESSED".equals(card.path("prefix").asText()))
        .hasSize(cards.size() - 1)
        .allMatch(card -> card.path("description").asText().endsWith(FOOT));
  }

  @Test
  void everyRedFlagNamesItsFindingsThenWhatIsNotRecordedThenWhatToConsider() {
    assertThat(cards.stream().filter(CardTextTest::isRedFlag))
        .isNotEmpty()
        .allSatisfy(
            card -> {
              assertThat(card.path("description").asText()).matches(RED_FLAG);
            });
  }

  @Test
  void everyTopicIsMadeOfLettersAndDigits() {
    assertThat(cards)
        .allMatch(card -> TOPIC.matcher(card.at("/code/0/coding/0/code").asText()).matches());
  }

  @Test
  void everyRuleIsSaidInPlainWords() {
    assertThat(cards.stream().filter(card -> card.has("condition")))
        .isNotEmpty()
        .allMatch(card -> !card.at("/condition/0/expression/description").asText().isEmpty());
  }

  @Test
  void everyCardNamesItsSourceAndOnlySecureLinks() {
    assertThat(cards)
        .allSatisfy(
            card -> {
              assertThat(card.at("/documentation/0/type").asText()).isEqualTo("citation");
              assertThat(card.at("/documentation/0/label").asText()).isNotEmpty();
              assertThat(card.path("documentation").valueStream().skip(1))
                  .allMatch(link -> link.path("url").asText().startsWith("https://"))
                  .allMatch(link -> !link.path("label").asText().isEmpty());
            });
  }

  private static List<String> longer(String element, int limit) {
    return cards.stream()
        .filter(card -> length(card.path(element).asText()) > limit)
        .map(card -> id(card) + ' ' + length(card.path(element).asText()))
        .toList();
  }

  private static int length(String template) {
    int fills =
        placeholders(template).mapToInt(match -> LONGEST.getOrDefault(match.group(1), 4)).sum();
    String fixed = PLACEHOLDER.matcher(template).replaceAll("");
    return fixed.codePointCount(0, fixed.length()) + fills;
  }

  private static Stream<MatchResult> placeholders(String template) {
    return PLACEHOLDER.matcher(template).results();
  }

  private static boolean isRedFlag(JsonNode card) {
    return card.path("extension")
        .valueStream()
        .anyMatch(e -> e.path("url").asText().endsWith("/red-flag"));
  }

  private static String texts(JsonNode card) {
    return card.path("title").asText() + ' ' + card.path("description").asText();
  }

  private static String id(JsonNode card) {
    return card.path("id").asText();
  }
}
