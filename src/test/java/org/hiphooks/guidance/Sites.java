package org.hiphooks.guidance;

import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.Dialect;
import org.hiphooks.knowledge.Knowledge;

/** Clients of each dialect. */
final class Sites {

  private Sites() {}

  /** Without codes of its own. */
  static ClientSettings plain(Dialect dialect) {
    return ClientSettings.named(dialect.code()).dialect(dialect).asDefault().build();
  }

  /** With the codes of its preference list, where the dialect asks for them. */
  static ClientSettings mapped(Knowledge knowledge, Dialect dialect) {
    return SampleClients.of(knowledge, dialect);
  }
}
