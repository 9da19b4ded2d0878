package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.hl7.elm.r1.AccessModifier;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.NamedTypeSpecifier;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.elm.r1.ParameterRef;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for the library of inputs: the same defines, but each is what the caller gives. Rules
 * that are compiled against the library as written run over it unchanged, without any record.
 *
 * @param types input name to CQL type
 * @param library the stand-in
 */
record GivenInputs(Map<String, String> types, Library library) {

  private static final String SYSTEM = "urn:hl7-org:elm-types:r1";

  /**
   * Made from the library of inputs; null if it is missing or holds a type that cannot be given.
   */
  static @Nullable GivenInputs of(Map<String, Library> libraries, List<ContentProblem> problems) {
    Library written = libraries.get(CompiledCql.INPUTS);
    String file = "cql/" + CompiledCql.INPUTS + ".cql";
    if (written == null || written.getStatements() == null) {
      problems.add(
          new ContentProblem(file, 0, 0, "is missing: it holds one define for each input"));
      return null;
    }
    int before = problems.size();
    Map<String, String> types = new TreeMap<>();
    for (ExpressionDef def : written.getStatements().getDef()) {
      if ("Patient".equals(def.getName())) {
        continue;
      }
      QName type = def.getResultTypeName();
      if (type == null || !SYSTEM.equals(type.getNamespaceURI())) {
        problems.add(
            new ContentProblem(
                file,
                line(def),
                0,
                '\'' + def.getName() + "' must be a Boolean, Integer, Decimal or String"));
        continue;
      }
      types.put(String.valueOf(def.getName()), type.getLocalPart());
    }
    return problems.size() == before
        ? new GivenInputs(Map.copyOf(types), standIn(written, types))
        : null;
  }

  private static Library standIn(Library written, Map<String, String> types) {
    List<ParameterDef> parameters = new ArrayList<>();
    List<ExpressionDef> defines = new ArrayList<>();
    types.forEach(
        (name, type) -> {
          ParameterDef parameter = new ParameterDef();
          parameter.setName(name);
          parameter.setAccessLevel(AccessModifier.PUBLIC);
          parameter.setParameterTypeSpecifier(
              new NamedTypeSpecifier().withName(new QName(SYSTEM, type)));
          parameters.add(parameter);
          ExpressionDef define = new ExpressionDef();
          define.setName(name);
          define.setContext("Patient");
          define.setAccessLevel(AccessModifier.PUBLIC);
          define.setExpression(new ParameterRef().withName(name));
          defines.add(define);
        });
    // The engine finds defines by binary search.
    defines.sort(Comparator.comparing(define -> String.valueOf(define.getName())));
    Library library = new Library();
    library.setIdentifier(written.getIdentifier());
    library.setSchemaIdentifier(written.getSchemaIdentifier());
    library.setParameters(new Library.Parameters().withDef(parameters));
    library.setStatements(new Library.Statements().withDef(defines));
    return library;
  }

  private static int line(ExpressionDef def) {
    String locator = def.getLocator();
    if (locator == null || locator.indexOf(':') < 1) {
      return 0;
    }
    return Integer.parseInt(locator.substring(0, locator.indexOf(':')));
  }
}
