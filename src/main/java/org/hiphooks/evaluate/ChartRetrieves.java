package org.hiphooks.evaluate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.ChartRecord;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;

/** Answers retrieves from the index of one chart. */
record ChartRetrieves(Chart chart) implements RetrieveProvider {

  @Override
  public Iterable<@Nullable Object> retrieve(
      @Nullable String context,
      @Nullable String contextPath,
      @Nullable Object contextValue,
      String dataType,
      @Nullable String templateId,
      @Nullable String codePath,
      @Nullable Iterable<Code> codes,
      @Nullable String valueSet,
      @Nullable String datePath,
      @Nullable String dateLowPath,
      @Nullable String dateHighPath,
      @Nullable Interval dateRange) {
    List<ChartRecord> records =
        find(dataType, codePath == null ? "code" : codePath, codes, valueSet);
    return objects(records.stream().map(ChartRecord::resource).toList());
  }

  private List<ChartRecord> find(
      String type, String codePath, @Nullable Iterable<Code> codes, @Nullable String valueSet) {
    if (valueSet != null) {
      return chart.inValueSet(Chart.key(type, codePath), valueSet);
    }
    if (codes == null) {
      return chart.byType().getOrDefault(type, List.of());
    }
    Set<ChartRecord> found = new LinkedHashSet<>();
    for (Code code : codes) {
      found.addAll(chart.withCode(Chart.key(type, codePath), code.getSystem(), code.getCode()));
    }
    return List.copyOf(found);
  }

  /** The engine only reads what a retrieve gives. */
  @SuppressWarnings("unchecked")
  private static Iterable<@Nullable Object> objects(List<? extends Object> resources) {
    return (Iterable<@Nullable Object>) (Iterable<?>) resources;
  }
}
