package org.hiphooks.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.Library;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed at build time is what would be compiled, and is taken for that text alone. */
class PackagedLibrariesTest {

  private static final Content CONTENT = Content.embedded();

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void pack() throws IOException {
    LibraryPackager.pack(CONTENT, folder);
  }

  private static @Nullable InputStream open(String name) {
    try {
      return Files.exists(folder.resolve(name)) ? Files.newInputStream(folder.resolve(name)) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> texts() {
    return LibraryCompiler.byName(CONTENT.below("cql"));
  }

  @Test
  void everyLibraryIsTheSameDefineByDefineWithItsPlacesInTheText() {
    Map<String, CompiledLibrary> packed =
        Objects.requireNonNull(PackagedLibraries.of(texts(), PackagedLibrariesTest::open));
    CompiledCql cql = Knowledge.load(CONTENT).cql();

    assertThat(packed).containsKeys("HipGuidance", "HipReading", "FHIRHelpers");
    cql.identifiers()
        .forEach(
            (name, identifier) ->
                assertThat(defines(Objects.requireNonNull(packed.get(name)).getLibrary()))
                    .as(name)
                    .isEqualTo(defines(cql.reading().resolveLibrary(identifier).getLibrary())));
  }

  private static Map<String, String> defines(@Nullable Library library) {
    Map<String, String> defines = new TreeMap<>();
    if (library == null || library.getStatements() == null) {
      return defines;
    }
    for (ExpressionDef define : library.getStatements().getDef()) {
      defines.merge(
          String.valueOf(define.getName()),
          define.getLocator() + ' ' + define.getResultTypeName() + ' ' + parts(define),
          String::concat);
    }
    return defines;
  }

  private static String parts(ExpressionDef define) {
    return RuleTreeBuilder.build(
            new DefineGraph(Set.of(), Map.of(), Map.of(), Map.of(), Map.of()),
            new DefineName("any", "define"),
            define.getExpression())
        .node()
        .toString();
  }

  @Test
  void aTextThatDiffersByOneLetterIsCompiledAnew() {
    Map<String, String> changed = new TreeMap<>(texts());
    changed.computeIfPresent("HipSettings", (name, text) -> text + ' ');

    assertThat(PackagedLibraries.of(changed, PackagedLibrariesTest::open)).isNull();
  }

  @Test
  void nothingIsTakenWhereNothingIsPacked() {
    assertThat(PackagedLibraries.of(texts(), name -> null)).isNull();
  }
}
