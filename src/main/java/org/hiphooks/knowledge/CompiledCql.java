package org.hiphooks.knowledge;

import java.util.Map;
import java.util.Set;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hl7.elm.r1.VersionedIdentifier;

/**
 * The compiled libraries, in two settings that share everything but the inputs.
 *
 * @param expressions the libraries themselves, in both settings
 * @param identifiers library name to its identifier
 * @param inputs input name to its CQL type: Boolean, Integer, Decimal or String
 * @param tuples for an input written {@code Library."define".value}, the define behind it
 * @param sources FHIR types that reading an input retrieves
 * @param graph what each define refers to
 * @param trees expression tree of each define of the rule libraries
 */
public record CompiledCql(
    LibraryExpressions expressions,
    Map<String, VersionedIdentifier> identifiers,
    Map<String, String> inputs,
    Map<String, DefineName> tuples,
    Map<String, Set<String>> sources,
    DefineGraph graph,
    Map<DefineName, RuleNode> trees) {

  /** Name of the library that holds one define an input. */
  public static final String INPUTS = "HipInputs";

  /** Name of the library that holds the settings. */
  public static final String SETTINGS = "HipSettings";

  /** All libraries as written: an input is read from the chart. */
  public LibraryManager reading() {
    return expressions.get().reading();
  }

  /** The same, but an input is what the caller gives. */
  public LibraryManager rules() {
    return expressions.get().rules();
  }
}
