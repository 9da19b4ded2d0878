package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.ChartRecord;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.CodeDef;
import org.hl7.elm.r1.CodeRef;
import org.hl7.elm.r1.CodeSystemDef;
import org.hl7.elm.r1.InValueSet;
import org.hl7.elm.r1.Retrieve;
import org.hl7.elm.r1.ValueSetDef;
import org.hl7.elm.r1.ValueSetRef;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Code;

/** Compiles what is asked of a chart and of value sets. */
final class RecordCompiler {

  private static final String CODE = "code";

  private final ExpressionCompiler expressions;
  private final String library;

  RecordCompiler(ExpressionCompiler expressions, String library) {
    this.expressions = expressions;
    this.library = library;
  }

  /** The records that a retrieve finds are one look-up in the chart's index. */
  Node retrieve(Retrieve retrieve) {
    if (retrieve.getDateRange() != null
        || retrieve.getContext() != null
        || retrieve.getDataType() == null
        || !retrieve.getInclude().isEmpty()) {
      throw new Unsupported(retrieve, " with dates or a context of its own");
    }
    String type = retrieve.getDataType().getLocalPart();
    String path = retrieve.getCodeProperty() == null ? CODE : retrieve.getCodeProperty();
    if (retrieve.getCodes() == null) {
      return run -> elements(run.ofType(type));
    }
    String key = Chart.key(type, path);
    if (retrieve.getCodes() instanceof ValueSetRef set) {
      String url = url(set);
      return run -> elements(run.inValueSet(key, url));
    }
    Node codes = expressions.compile(retrieve.getCodes());
    return run -> elements(byCode(run, key, codes.in(run)));
  }

  private static List<ChartRecord> byCode(Run run, String key, @Nullable Object codes) {
    Set<ChartRecord> found = new LinkedHashSet<>();
    for (Object each : Lists.rows(codes)) {
      Code code = (Code) each;
      found.addAll(run.withCode(key, code.getSystem(), code.getCode()));
    }
    return List.copyOf(found);
  }

  private static List<@Nullable Object> elements(List<ChartRecord> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    List<@Nullable Object> elements = new ArrayList<>(records.size());
    records.forEach(record -> elements.add(record.element()));
    return elements;
  }

  private String url(ValueSetRef reference) {
    DefineName name =
        expressions
            .program()
            .libraries()
            .name(library, reference.getLibraryName(), reference.getName());
    ValueSetDef set = expressions.program().libraries().valueSet(name);
    if (set == null) {
      throw new Unsupported(reference, ": no value set " + name.name());
    }
    return String.valueOf(set.getId());
  }

  /** As the reference engine: no code is in no value set. */
  Node membership(InValueSet in) {
    if (in.getValueset() == null) {
      throw new Unsupported(in, " of no named value set");
    }
    String url = url(in.getValueset());
    Node code = expressions.compile(in.getCode());
    return run -> {
      Object value = code.in(run);
      if (value == null) {
        return false;
      }
      if (value instanceof Code known) {
        return run.holds(url, known.getSystem(), known.getCode());
      }
      throw new IllegalArgumentException("only a code is looked up in a value set");
    };
  }

  /** A code that is named in a library. */
  Node code(CodeRef reference) {
    Libraries libraries = expressions.program().libraries();
    DefineName name = libraries.name(library, reference.getLibraryName(), reference.getName());
    CodeDef code = libraries.code(name);
    if (code == null || code.getCodeSystem() == null) {
      throw new Unsupported(reference, ": no code " + name.name());
    }
    CodeSystemDef system =
        libraries.codeSystem(
            libraries.name(
                name.library(),
                code.getCodeSystem().getLibraryName(),
                code.getCodeSystem().getName()));
    if (system == null) {
      throw new Unsupported(reference, ": no code system of " + name.name());
    }
    Code value =
        new Code()
            .withCode(code.getId())
            .withSystem(system.getId())
            .withDisplay(code.getDisplay())
            .withVersion(system.getVersion());
    return run -> value;
  }
}
