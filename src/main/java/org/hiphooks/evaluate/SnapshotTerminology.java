package org.hiphooks.evaluate;

import java.util.List;
import org.hiphooks.knowledge.Terminology;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/** Lets the engine ask the snapshot whether a code is in a value set. */
record SnapshotTerminology(Terminology terminology) implements TerminologyProvider {

  @Override
  public boolean in(Code code, ValueSetInfo valueSet) {
    return terminology.contains(String.valueOf(valueSet.getId()), code.getSystem(), code.getCode());
  }

  /** Never needed: retrieves are answered from the chart's index. */
  @Override
  public Iterable<Code> expand(ValueSetInfo valueSet) {
    return List.of();
  }

  @Override
  public @Nullable Code lookup(Code code, CodeSystemInfo codeSystem) {
    return null;
  }
}
