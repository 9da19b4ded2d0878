package org.hiphooks.replay.report;

import org.hiphooks.replay.coverage.Coverage;

/** Coverage in sentences, the same in every report. */
final class CoverageWords {

  private CoverageWords() {}

  static String defines(Coverage coverage) {
    long all = coverage.defines().size();
    return "Defines: "
        + Words.number(all)
        + ", "
        + Words.number(coverage.covered())
        + " with every value, "
        + Words.number(all - coverage.covered() - coverage.untouched())
        + " with one value only, "
        + Words.number(coverage.untouched())
        + " never evaluated.";
  }

  static String boundaries(Coverage coverage) {
    return "Limits: "
        + Words.number(coverage.met())
        + " of "
        + Words.number(coverage.boundaries().size())
        + " with patients on both sides.";
  }
}
