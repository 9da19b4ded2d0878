package org.hiphooks.cards;

/** Words of inputs that show which input was asked for. */
final class TestWords implements Fillings.InputWords {

  @Override
  public String value(String input) {
    return "<" + input + ">";
  }

  @Override
  public String date(String input) {
    return "@" + input;
  }
}
