package org.hiphooks.knowledge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.IncludeDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.Retrieve;

/** Builds the graph of all defines. A function counts as a define of its own. */
final class DefineGraphBuilder {

  private DefineGraphBuilder() {}

  static DefineGraph build(Map<String, Library> libraries) {
    Set<DefineName> defines = new LinkedHashSet<>();
    Map<DefineName, DefineName> repeats = new HashMap<>();
    Map<DefineName, Set<DefineName>> references = new LinkedHashMap<>();
    Map<DefineName, Set<String>> retrieves = new LinkedHashMap<>();
    Map<String, Map<String, String>> aliases = new HashMap<>();
    libraries.forEach((name, library) -> aliases.put(name, aliases(library)));
    DefineGraph names = new DefineGraph(defines, references, retrieves, aliases, repeats);
    libraries.forEach(
        (name, library) -> {
          if (library.getStatements() == null) {
            return;
          }
          for (ExpressionDef def : library.getStatements().getDef()) {
            Expression expression = def.getExpression();
            if (expression == null) {
              continue;
            }
            DefineName define = new DefineName(name, String.valueOf(def.getName()));
            if (!(def instanceof FunctionDef)) {
              defines.add(define);
            }
            if (expression instanceof ExpressionRef only) {
              repeats.put(define, meant(names, define, only));
            }
            Set<DefineName> found = references.computeIfAbsent(define, d -> new LinkedHashSet<>());
            ReferenceCollector collected = ReferenceCollector.of(expression);
            for (Retrieve retrieve : collected.retrieves()) {
              if (retrieve.getDataType() != null) {
                retrieves
                    .computeIfAbsent(define, d -> new LinkedHashSet<>())
                    .add(retrieve.getDataType().getLocalPart());
              }
            }
            for (ExpressionRef reference : collected.references()) {
              found.add(meant(names, define, reference));
            }
          }
        });
    return names;
  }

  /** The expression of each define, functions left out. */
  static Map<DefineName, Expression> expressions(Map<String, Library> libraries) {
    Map<DefineName, Expression> expressions = new HashMap<>();
    libraries.forEach(
        (name, library) -> {
          if (library.getStatements() != null) {
            for (ExpressionDef def : library.getStatements().getDef()) {
              if (def.getExpression() != null && !(def instanceof FunctionDef)) {
                DefineName define = new DefineName(name, String.valueOf(def.getName()));
                expressions.put(define, def.getExpression());
              }
            }
          }
        });
    return Map.copyOf(expressions);
  }

  private static DefineName meant(DefineGraph names, DefineName by, ExpressionRef reference) {
    return names.resolve(
        by.library(), reference.getLibraryName(), String.valueOf(reference.getName()));
  }

  private static Map<String, String> aliases(Library library) {
    Map<String, String> aliases = new HashMap<>();
    if (library.getIncludes() != null) {
      for (IncludeDef include : library.getIncludes().getDef()) {
        aliases.put(
            String.valueOf(include.getLocalIdentifier()), String.valueOf(include.getPath()));
      }
    }
    return aliases;
  }
}
