package org.hiphooks.ledger;

/**
 * What a mode is set for. {@link #ANY} in a part means whichever; in all three, everything.
 *
 * @param service id of a service
 * @param rule rule id, or rule id and level such as {@code RF-13 warning}
 * @param client name of a client
 */
public record ModeTarget(String service, String rule, String client) {

  /** Whichever. */
  public static final String ANY = "*";

  /** Everything: the kill switch. */
  public static final ModeTarget ALL = new ModeTarget(ANY, ANY, ANY);

  /** Every card of a rule, or of a rule and level. */
  public static ModeTarget ofRule(String rule) {
    return new ModeTarget(ANY, rule, ANY);
  }

  /** Whether it is set for calls as a whole, not for single rules. */
  public boolean isForCalls() {
    return ANY.equals(rule);
  }

  boolean isFor(String calledService, String caller) {
    return isOneOf(service, calledService) && isOneOf(client, caller);
  }

  boolean isFor(String firedRule, String level, String calledService, String caller) {
    return !isForCalls()
        && (rule.equals(firedRule) || rule.equals(firedRule + ' ' + level))
        && isFor(calledService, caller);
  }

  private static boolean isOneOf(String part, String name) {
    return ANY.equals(part) || part.equals(name);
  }

  /** In words. */
  public String words() {
    if (equals(ALL)) {
      return "all cards";
    }
    StringBuilder words = new StringBuilder();
    add(words, "service ", service);
    add(words, "rule ", rule);
    add(words, "client ", client);
    return words.toString();
  }

  private static void add(StringBuilder words, String kind, String name) {
    if (!ANY.equals(name)) {
      words.append(words.length() == 0 ? "" : ", ").append(kind).append(name);
    }
  }
}
