package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hiphooks.chart.FhirModel;
import org.hiphooks.evaluate.Row;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.RuleNode;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.OperandDef;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.Environment;

/** Compiles the rule libraries of a content, define by define. */
final class ProgramCompiler {

  private static final String PATIENT = "Patient";

  /** A part that speaks of a row of a query has no value by itself. */
  private static final Node PART_OF_A_QUERY =
      run -> {
        throw Stopped.FAILED;
      };

  private final Bodies bodies;
  private final Libraries libraries = new Libraries();
  private final Set<String> inputs;
  private final Environment environment;
  private final Map<DefineName, Integer> slots = new HashMap<>();
  private final List<DefineName> waiting = new ArrayList<>();
  private final Map<DefineName, Set<DefineName>> uses = new HashMap<>();
  private final Map<DefineName, String> lacking = new HashMap<>();
  private final Map<FunctionDef, Function> functions = new IdentityHashMap<>();
  private final Map<List<String>, Row.Shape> shapes = new HashMap<>();
  private Set<DefineName> used = new HashSet<>();

  /** How the body of a define or a function is compiled. */
  @FunctionalInterface
  interface Bodies {
    Node compile(ExpressionCompiler expressions, @Nullable Expression body);
  }

  /**
   * A function; its body is set once it is compiled.
   *
   * @param uses defines that it refers to
   */
  record Function(Node body, int locals, Set<DefineName> uses) {}

  private ProgramCompiler(
      CompiledCql cql,
      LibraryManager libraries,
      Environment environment,
      Set<String> inputs,
      Bodies bodies) {
    this.bodies = bodies;
    this.environment = environment;
    this.inputs = inputs;
    for (Map.Entry<String, VersionedIdentifier> library : cql.identifiers().entrySet()) {
      this.libraries.add(
          library.getKey(), libraries.resolveLibrary(library.getValue()).getLibrary());
    }
  }

  /** Compiles how charts are read. */
  static Program reading(CompiledCql cql, Collection<DefineName> asked) {
    Map<String, DataProvider> types = new HashMap<>();
    types.put("http://hl7.org/fhir", new CompositeDataProvider(FhirModel.RESOLVER, null));
    Environment environment = new Environment(Units.LIBRARIES, types);
    ProgramCompiler compiler =
        new ProgramCompiler(cql, cql.reading(), environment, Set.of(), ExpressionCompiler::compile);
    asked.forEach(compiler::slot);
    return compiler.compile();
  }

  /** Compiles what the rules are, for given inputs; the patient of the context is no rule. */
  static Program rules(CompiledCql cql) {
    return rules(cql, ExpressionCompiler::compile);
  }

  /** The same with bodies that are compiled in another way. */
  static Program rules(CompiledCql cql, Bodies bodies) {
    Set<String> inputs = cql.inputs().keySet();
    ProgramCompiler compiler =
        new ProgramCompiler(cql, cql.rules(), new Environment(Units.LIBRARIES), inputs, bodies);
    Map<DefineName, RuleNode> rules = new LinkedHashMap<>(cql.trees());
    rules.keySet().removeIf(name -> PATIENT.equals(name.name()));
    rules.keySet().forEach(compiler::slot);
    inputs.forEach(i -> compiler.slot(new DefineName(CompiledCql.INPUTS, i)));
    rules.values().forEach(compiler::parts);
    return compiler.compile();
  }

  /** Whether a parameter is an input, which is always given, be it as null. */
  boolean isInput(String parameter) {
    return inputs.contains(parameter);
  }

  /** Parts of rules that are asked for, those of one rule side by side. */
  private void parts(RuleNode node) {
    if (node.define() != null) {
      slot(node.define());
    }
    node.children().forEach(this::parts);
  }

  private Program compile() {
    List<Program.Compiled> compiled = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      compiled.add(define(waiting.get(i)));
    }
    spread();
    return new Program(slots, compiled, lacking);
  }

  private Program.Compiled define(DefineName name) {
    used = new HashSet<>();
    uses.put(name, used);
    ExpressionDef define = libraries.defines().get(name);
    try {
      if (define == null || define.getExpression() == null) {
        throw new IllegalArgumentException("no define " + name);
      }
      ExpressionCompiler expressions = new ExpressionCompiler(this, name.library());
      Node body = bodies.compile(expressions, define.getExpression());
      return new Program.Compiled(name, body, expressions.variables().size());
    } catch (NoSuchElementException e) {
      return new Program.Compiled(name, PART_OF_A_QUERY, 0);
    } catch (Unsupported | IllegalArgumentException e) {
      lacking.put(name, name.library() + ": " + e.getMessage());
      return new Program.Compiled(name, run -> null, 0);
    }
  }

  /** What rests on a define that is not compiled is not compiled either. */
  private void spread() {
    boolean isMore = true;
    while (isMore) {
      isMore = false;
      for (Map.Entry<DefineName, Set<DefineName>> entry : uses.entrySet()) {
        if (!lacking.containsKey(entry.getKey())) {
          DefineName first =
              entry.getValue().stream().filter(lacking::containsKey).findFirst().orElse(null);
          if (first != null) {
            lacking.put(entry.getKey(), String.valueOf(lacking.get(first)));
            isMore = true;
          }
        }
      }
    }
  }

  Libraries libraries() {
    return libraries;
  }

  Environment environment() {
    return environment;
  }

  /** Tuples of the same names have one shape. */
  Row.Shape shape(List<String> names) {
    return shapes.computeIfAbsent(names, Row.Shape::new);
  }

  /** Place of a define that the one being compiled refers to. */
  int reference(DefineName name) {
    used.add(name);
    return slot(name);
  }

  private int slot(DefineName name) {
    Integer known = slots.get(name);
    if (known == null) {
      known = waiting.size();
      slots.put(name, known);
      waiting.add(name);
    }
    return known;
  }

  /** A function, compiled once. */
  Function function(FunctionDef function, String library) {
    Function known = functions.get(function);
    if (known == null) {
      known = compiled(function, library);
      functions.put(function, known);
    }
    used.addAll(known.uses());
    return known;
  }

  private Function compiled(FunctionDef function, String library) {
    Set<DefineName> outer = used;
    used = new HashSet<>();
    try {
      ExpressionCompiler expressions = new ExpressionCompiler(this, library);
      for (OperandDef operand : function.getOperand()) {
        expressions.variables().open(String.valueOf(operand.getName()));
      }
      Node body = bodies.compile(expressions, function.getExpression());
      return new Function(body, expressions.variables().size(), used);
    } finally {
      used = outer;
    }
  }
}
