package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.hl7.elm.r1.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The body of one define or function as Java: one expression, beside it a method for each query and
 * each call of a function. What it does not know is held as a closure.
 */
final class StraightCode {

  private final ProgramCompiler program;
  private final List<Object> constants = new ArrayList<>();
  private final List<String> fields = new ArrayList<>();
  private final List<String> methods = new ArrayList<>();
  private final List<String> closures = new ArrayList<>();
  private int names;
  private int nodes;

  /**
   * Names that mean something in a part of the body.
   *
   * @param library whose names are meant
   * @param variables from names in CQL to names in Java
   */
  record Scope(String library, Map<String, String> variables) {

    Scope with(String name, String java) {
      Map<String, String> more = new LinkedHashMap<>(variables);
      more.put(name, java);
      return new Scope(library, more);
    }

    String variable(@Nullable String name) {
      String java = variables.get(String.valueOf(name));
      if (java == null) {
        throw new NoSuchElementException("no variable " + name);
      }
      return java;
    }

    /** All variables as further parameters or arguments. */
    String all(String before) {
      StringBuilder text = new StringBuilder();
      variables.values().forEach(java -> text.append(", ").append(before).append(java));
      return text.toString();
    }
  }

  StraightCode(ProgramCompiler program) {
    this.program = program;
  }

  ProgramCompiler program() {
    return program;
  }

  /** An expression; what it does not know is a closure, if that needs no variable of this scope. */
  String of(@Nullable Expression expression, Scope scope) {
    nodes++;
    if (expression == null) {
      return "((Object) null)";
    }
    int[] before = {constants.size(), fields.size(), methods.size(), closures.size(), nodes};
    try {
      String code = StraightExpressions.code(this, expression, scope);
      if (code != null) {
        return code;
      }
    } catch (NoSuchElementException e) {
      // Something within has to be a closure, and needs a variable that only closures share.
      constants.subList(before[0], constants.size()).clear();
      fields.subList(before[1], fields.size()).clear();
      methods.subList(before[2], methods.size()).clear();
      closures.subList(before[3], closures.size()).clear();
      nodes = before[4];
    }
    return closure(expression, scope);
  }

  private String closure(Expression expression, Scope scope) {
    ExpressionCompiler own = new ExpressionCompiler(program, scope.library());
    Node node = own.compile(expression);
    int size = own.variables().size();
    nodes--;
    closures.add(expression.getClass().getSimpleName());
    Node whole = size == 0 ? node : run -> run.within(size, node);
    return constant("Node", whole) + ".in(run)";
  }

  /** Name of a new field that holds this for ever. */
  String constant(String type, @Nullable Object value) {
    String name = "K" + constants.size();
    fields.add(
        "  private static final %s %s = (%s) DATA[%d];%n"
            .formatted(type, name, type, constants.size()));
    constants.add(value);
    return name;
  }

  /** A name that nothing else has. */
  String name(String kind) {
    return kind + names++;
  }

  void method(String text) {
    methods.add(text);
  }

  /** The whole class. */
  String text(String name, String body) {
    return """
        package org.hiphooks.evaluate.compiled;
        final class %s implements Node {
          private static final Object[] DATA =
              (Object[]) ClassData.of(java.lang.invoke.MethodHandles.lookup());
        %s
          %s() {}
          @Override public Object in(Run run) {
            return %s;
          }
        %s
        }
        """
        .formatted(name, String.join("", fields), name, body, String.join("", methods));
  }

  Object[] constants() {
    return constants.toArray();
  }

  /** How many expressions are written as Java. */
  int nodes() {
    return nodes;
  }

  /** Kinds of those that are closures, with all that is in them. */
  List<String> closures() {
    return closures;
  }
}
