package org.hiphooks.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.Values;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;
import org.junit.jupiter.api.Test;

/** The reference engine's libraries come and go; what it answers does not. */
final class LibraryExpressionsTest {

  private static final Content CONTENT = Content.embedded();
  private static final CompiledCql CQL = Knowledge.load(CONTENT).cql();
  private static final DefineName RULE = CQL.trees().keySet().stream().sorted().toList().get(0);

  @Test
  void whatIsReadAgainHasTheSameDefinesInBothSettings() {
    LibraryExpressions.Held again = CqlCompiler.again(CONTENT.below("cql"));

    assertThat(again.defines().keySet()).isEqualTo(CQL.expressions().get().defines().keySet());
    assertThat(again.defines().keySet()).isEqualTo(CQL.graph().defines());
    assertThat(defines(again.rules())).isEqualTo(defines(CQL.rules()));
    assertThat(defines(again.reading())).isEqualTo(defines(CQL.reading()));
  }

  @Test
  void whatWasLetGoIsReadAgainByWhoAsks() {
    LibraryExpressions.Held first = CQL.expressions().get();
    CompiledCql lettingGo = with(first, () -> CqlCompiler.again(CONTENT.below("cql")));

    lettingGo.expressions().letGo();

    assertThat(evaluated(lettingGo).failed()).isEmpty();
    assertThat(lettingGo.expressions().get()).isNotSameAs(first);
    assertThat(evaluated(lettingGo).byDefine()).isEqualTo(evaluated(CQL).byDefine());
  }

  @Test
  void whatCannotBeReadAgainFailsEveryDefineAndGivesNoValue() {
    CompiledCql broken =
        with(
            CQL.expressions().get(),
            () -> {
              throw new IllegalStateException("the jar is gone");
            });

    broken.expressions().letGo();

    assertThat(evaluated(broken).failed()).containsExactly(RULE);
    assertThat(evaluated(broken).byDefine()).isEmpty();
  }

  private static Values evaluated(CompiledCql cql) {
    return new CqlEvaluator(cql)
        .evaluate(
            List.of(RULE), Map.of(), Map.of(), Instant.parse("2026-06-01T12:00:00Z"), Map.of());
  }

  private static CompiledCql with(
      LibraryExpressions.Held first, Supplier<LibraryExpressions.Held> again) {
    return new CompiledCql(
        LibraryExpressions.readable(first, again),
        CQL.identifiers(),
        CQL.inputs(),
        CQL.tuples(),
        CQL.sources(),
        CQL.graph(),
        CQL.trees());
  }

  private static Map<String, Set<String>> defines(LibraryManager manager) {
    Map<String, Set<String>> defines = new TreeMap<>();
    for (VersionedIdentifier identifier : CQL.identifiers().values()) {
      Set<String> names = new TreeSet<>();
      Library library = Objects.requireNonNull(manager.resolveLibrary(identifier).getLibrary());
      if (library.getStatements() != null) {
        library.getStatements().getDef().forEach(def -> names.add(String.valueOf(def.getName())));
      }
      defines.put(String.valueOf(identifier.getId()), names);
    }
    return defines;
  }
}
