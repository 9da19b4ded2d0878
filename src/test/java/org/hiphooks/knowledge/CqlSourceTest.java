package org.hiphooks.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of a CQL file without compiling it. */
class CqlSourceTest {

  private static final String TEXT =
      """
      /* define "in a comment": 1 */
      library Top version '1'
      include Base version '2' called In
      include Plain
      codesystem "systems": 'https://example.org/systems'
      valueset "ankles": 'https://example.org/ankles'
      code "knee": 'k\\'1' from In."systems"
      parameter WEEKS Integer default 2
      // define "in a line comment": 1
      define "a \\"quoted\\" name": Tuple { code: 'x' }
      define fluent function "twice"(a Integer): a + a
      define unfinished: 'open
      """;

  private static final CqlSource SOURCE = CqlSource.of("cql/Top.cql", TEXT);

  @Test
  void everyDeclarationIsFoundAndNoneInComments() {
    assertThat(SOURCE.library()).isEqualTo("Top");
    assertThat(SOURCE.includes()).hasSize(2).containsEntry("In", "Base");
    assertThat(SOURCE.declarations().stream().map(CqlDeclaration::name))
        .containsExactly(
            "systems", "ankles", "knee", "WEEKS", "a \"quoted\" name", "twice", "unfinished");
    assertThat(SOURCE.declarations().get(5).kind()).isEqualTo(CqlDeclaration.Kind.FUNCTION);
  }

  @Test
  void aCodeIsKnownWithItsSystemAndItsPlace() {
    CqlDeclaration code = SOURCE.declarations().get(2);
    assertThat(List.of(code.value(), code.system())).containsExactly("k'1", "systems");
    assertThat(SOURCE.place(code.valueAt()))
        .isEqualTo(ContentPlace.of("cql/Top.cql", 7, 14, "'k\\'1'".length()));
  }
}
