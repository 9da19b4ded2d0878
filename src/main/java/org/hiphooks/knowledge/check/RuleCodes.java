package org.hiphooks.knowledge.check;

import java.util.function.Consumer;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.LoadedContent;
import org.hiphooks.knowledge.ProblemCode;

/**
 * Every code of another system that a rule names is in a value set of the content: one place to see
 * and review all codes that decide anything.
 */
final class RuleCodes implements ContentCheck {

  @Override
  public void check(LoadedContent loaded, Consumer<ContentProblem> found) {
    OwnCodeSystems systems = new OwnCodeSystems(loaded);
    for (CqlCodes.Used used : CqlCodes.of(loaded.sources())) {
      if (!used.system().isEmpty()
          && !systems.isOurs(used.system())
          && loaded.terminology().valueSetsOf(used.system(), used.code()).isEmpty()) {
        found.accept(
            ContentProblem.error(
                used.place(),
                ProblemCode.CODE_IN_NO_SET,
                "code '" + used.code() + "' of " + used.system() + " is in no value set",
                "correct it, or add it to a value set of fhir-resources/value-set/"));
      }
    }
  }
}
