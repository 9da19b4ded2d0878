package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.CodeDef;
import org.hl7.elm.r1.CodeSystemDef;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.IncludeDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.OperandDef;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.elm.r1.TypeSpecifier;
import org.hl7.elm.r1.ValueSetDef;
import org.jspecify.annotations.Nullable;

/** Finds what a name means in a library. */
final class Libraries {

  private final Map<String, Map<String, String>> includes = new HashMap<>();
  private final Map<DefineName, ExpressionDef> defines = new HashMap<>();
  private final Map<DefineName, ParameterDef> parameters = new HashMap<>();
  private final Map<DefineName, List<FunctionDef>> functions = new HashMap<>();
  private final Map<DefineName, ValueSetDef> valueSets = new HashMap<>();
  private final Map<DefineName, CodeDef> codes = new HashMap<>();
  private final Map<DefineName, CodeSystemDef> systems = new HashMap<>();

  /** Takes in a library. */
  void add(String name, Library library) {
    Map<String, String> aliases = new HashMap<>();
    if (library.getIncludes() != null) {
      for (IncludeDef include : library.getIncludes().getDef()) {
        aliases.put(include.getLocalIdentifier(), include.getPath());
      }
    }
    includes.put(name, aliases);
    if (library.getParameters() != null) {
      for (ParameterDef parameter : library.getParameters().getDef()) {
        parameters.put(new DefineName(name, String.valueOf(parameter.getName())), parameter);
      }
    }
    terms(name, library);
    if (library.getStatements() != null) {
      library.getStatements().getDef().forEach(define -> add(name, define));
    }
  }

  private void terms(String name, Library library) {
    if (library.getValueSets() != null) {
      for (ValueSetDef set : library.getValueSets().getDef()) {
        valueSets.put(new DefineName(name, String.valueOf(set.getName())), set);
      }
    }
    if (library.getCodes() != null) {
      for (CodeDef code : library.getCodes().getDef()) {
        codes.put(new DefineName(name, String.valueOf(code.getName())), code);
      }
    }
    if (library.getCodeSystems() != null) {
      for (CodeSystemDef system : library.getCodeSystems().getDef()) {
        systems.put(new DefineName(name, String.valueOf(system.getName())), system);
      }
    }
  }

  private void add(String library, ExpressionDef define) {
    DefineName name = new DefineName(library, String.valueOf(define.getName()));
    if (define instanceof FunctionDef function) {
      functions.computeIfAbsent(name, key -> new ArrayList<>()).add(function);
    } else {
      defines.put(name, define);
    }
  }

  /** All defines. */
  Map<DefineName, ExpressionDef> defines() {
    return defines;
  }

  /** The name as it is called elsewhere. */
  DefineName name(String library, @Nullable String alias, @Nullable String name) {
    String owner =
        alias == null ? library : includes.getOrDefault(library, Map.of()).getOrDefault(alias, "");
    return new DefineName(owner, String.valueOf(name));
  }

  /** A value set; null if there is none of this name. */
  @Nullable ValueSetDef valueSet(DefineName name) {
    return valueSets.get(name);
  }

  /** A code; null if there is none of this name. */
  @Nullable CodeDef code(DefineName name) {
    return codes.get(name);
  }

  /** A code system; null if there is none of this name. */
  @Nullable CodeSystemDef codeSystem(DefineName name) {
    return systems.get(name);
  }

  /** A parameter; null if there is none of this name. */
  @Nullable ParameterDef parameter(DefineName name) {
    return parameters.get(name);
  }

  /** The function that is called. */
  FunctionDef function(DefineName name, FunctionRef call) {
    List<FunctionDef> fitting =
        functions.getOrDefault(name, List.of()).stream()
            .filter(function -> fits(function, call))
            .toList();
    if (fitting.size() != 1 || Boolean.TRUE.equals(fitting.get(0).isExternal())) {
      throw new Unsupported(call, ": no single function " + name.name());
    }
    return fitting.get(0);
  }

  private static boolean fits(FunctionDef function, FunctionRef call) {
    List<OperandDef> operands = function.getOperand();
    List<TypeSpecifier> types = call.getSignature();
    if (types.isEmpty()) {
      return operands.size() == call.getOperand().size();
    }
    if (operands.size() != types.size()) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!org.opencds.cqf.cql.engine.elm.executing.FunctionRefEvaluator
          .operandDefTypeSpecifierEqual(operands.get(i), types.get(i))) {
        return false;
      }
    }
    return true;
  }
}
