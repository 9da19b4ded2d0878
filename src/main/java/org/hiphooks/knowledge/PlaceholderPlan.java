package org.hiphooks.knowledge;

import java.util.Optional;

/**
 * How a define fills a placeholder.
 *
 * @param name name of the placeholder
 * @param define the define that holds the value
 * @param form how the value is shown
 */
public record PlaceholderPlan(String name, String define, Form form) {

  /** How a value becomes text. */
  public enum Form {
    /** Text and numbers as they are; names of inputs as findings; a Boolean for a condition. */
    PLAIN(""),
    /** Inputs with their values; one without value is shown as not recorded. */
    FINDING("finding"),
    /** Inputs by what is asked. */
    NOUN("noun"),
    /** Causes by their short name, with the tier if the value holds it. */
    CAUSE("cause"),
    /** Red flags by name. */
    RED_FLAG("red-flag"),
    /** Red flags by name, each with what it rests on. */
    RED_FLAG_BASIS("red-flag-basis"),
    /** The first suggestion of the card of each red flag. */
    FIRST_SUGGESTION("first-suggestion"),
    /** A step by name. */
    STEP("step"),
    /** Cautions or contraindications, all of them. */
    CAUTION("caution"),
    /** The first caution or contraindication by name, and how many more there are. */
    CAUTION_SHORT("caution-short"),
    /** Rows of the table of causes. */
    ROWS("rows");

    private final String code;

    Form(String code) {
      this.code = code;
    }

    /** The form of this code; empty if there is none. */
    static Optional<Form> of(String code) {
      for (Form form : values()) {
        if (form.code.equals(code)) {
          return Optional.of(form);
        }
      }
      return Optional.empty();
    }
  }
}
