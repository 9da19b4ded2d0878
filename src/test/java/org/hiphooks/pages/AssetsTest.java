package org.hiphooks.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssetsTest {

  private final Assets assets = Assets.load();

  @Test
  void anAddressHoldsTheHashOfTheFile() {
    assertThat(assets.href("hiphooks.css")).matches("/assets/hiphooks\\.css\\?v=[0-9a-f]{12}");
    assertThat(assets.icon("critical")).matches("/assets/icons\\.svg\\?v=[0-9a-f]{12}#critical");
    assertThatThrownBy(() -> assets.href("other.css")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stylesAndScriptsKeepTheirBudget() {
    assertThat(size("hiphooks.css")).isLessThan(30_000);
    assertThat(size("htmx.min.js") + size("pages.js")).isLessThan(60_000);
  }

  @Test
  void everyShapeThatAPageNamesIsInTheIcons() {
    String icons =
        new String(assets.find("icons.svg").orElseThrow().bytes(), StandardCharsets.UTF_8);
    for (String name :
        List.of(
            "critical",
            "warning",
            "info",
            "not-assessed",
            "tick",
            "cross",
            "clock",
            "plug",
            "eye-off",
            "hourglass",
            "none",
            "stop",
            "back",
            "exchange",
            "draft",
            "retry",
            "switches")) {
      assertThat(icons).contains("<symbol id=\"" + name + "\"");
    }
  }

  private int size(String name) {
    return assets.find(name).orElseThrow().bytes().length;
  }
}
