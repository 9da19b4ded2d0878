package org.hiphooks.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Line and column of the elements of a JSON text. */
class JsonPlacesTest {

  private static final String TEXT =
      """
      {
        "action": [
          {"title": "one", "n": 12},
          {"title": "tw\\u00f6", "a/b": [true, null]}
        ]
      }
      """;

  private static final JsonPlaces PLACES = JsonPlaces.of("a.json", TEXT);

  private static String at(String pointer) {
    ContentPlace place = PLACES.of(pointer);
    return place.line() + ":" + place.column() + "+" + place.width();
  }

  @Test
  void textsNumbersObjectsAndListsHaveTheirPlaces() {
    assertThat(at("")).isEqualTo("1:1+1");
    assertThat(at("/action")).isEqualTo("2:13+1");
    assertThat(at("/action/0/title")).isEqualTo("3:15+5");
    assertThat(at("/action/0/n")).isEqualTo("3:27+2");
    assertThat(at("/action/1")).isEqualTo("4:5+1");
    assertThat(at("/action/1/title")).isEqualTo("4:15+10");
    assertThat(at("/action/1/a~1b/0")).isEqualTo("4:35+4");
  }

  @Test
  void anElementThatIsMissingHasThePlaceOfTheOneAround() {
    assertThat(at("/action/0/priority/code")).isEqualTo("3:5+1");
    assertThat(PLACES.of("/action/0/priority").toString())
        .isEqualTo("a.json:3:5 /action/0/priority");
  }

  @Test
  void aTextThatBreaksOffKeepsThePlacesBefore() {
    JsonPlaces broken = JsonPlaces.of("a.json", "{\n \"a\": 1,\n \"b\" 2}");
    assertThat(broken.of("/a").line()).isEqualTo(2);
  }
}
