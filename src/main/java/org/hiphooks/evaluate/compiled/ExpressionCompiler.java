package org.hiphooks.evaluate.compiled;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.AggregateExpression;
import org.hl7.elm.r1.AliasRef;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.CodeRef;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.First;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.InValueSet;
import org.hl7.elm.r1.Last;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.elm.r1.ParameterRef;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.QueryLetRef;
import org.hl7.elm.r1.Retrieve;
import org.hl7.elm.r1.UnaryExpression;
import org.jspecify.annotations.Nullable;

/** Compiles the expressions of one define or function. */
final class ExpressionCompiler {

  /** Compiles one kind of expression. */
  private interface Rule {
    Node compile(Expression expression);
  }

  private final ProgramCompiler program;
  private final String library;
  private final Variables variables = new Variables();
  private final Map<Class<? extends Expression>, Rule> rules = new HashMap<>();

  ExpressionCompiler(ProgramCompiler program, String library) {
    this.program = program;
    this.library = library;
    rules.put(Literal.class, e -> Constants.literal((Literal) e));
    rules.put(AliasRef.class, e -> variable(((AliasRef) e).getName()));
    rules.put(QueryLetRef.class, e -> variable(((QueryLetRef) e).getName()));
    rules.put(OperandRef.class, e -> variable(((OperandRef) e).getName()));
    rules.put(ParameterRef.class, e -> parameter((ParameterRef) e));
    rules.put(ExpressionRef.class, e -> reference((ExpressionRef) e));
    rules.put(FunctionRef.class, e -> call((FunctionRef) e));
    rules.put(Query.class, e -> new QueryCompiler(this).compile((Query) e));
    rules.put(First.class, e -> ofList(e, ((First) e).getSource()));
    rules.put(Last.class, e -> ofList(e, ((Last) e).getSource()));
    RecordCompiler records = new RecordCompiler(this, library);
    rules.put(Retrieve.class, e -> records.retrieve((Retrieve) e));
    rules.put(InValueSet.class, e -> records.membership((InValueSet) e));
    rules.put(CodeRef.class, e -> records.code((CodeRef) e));
  }

  Variables variables() {
    return variables;
  }

  ProgramCompiler program() {
    return program;
  }

  /** Name of the library whose names are meant. */
  String library() {
    return library;
  }

  /** Compiles an expression. */
  Node compile(@Nullable Expression expression) {
    if (expression == null) {
      return run -> null;
    }
    Rule rule = rules.get(expression.getClass());
    if (rule != null) {
      return rule.compile(expression);
    }
    if (expression instanceof UnaryExpression unary) {
      Operators.Unary operator = Operators.unary(unary);
      if (operator != null) {
        return unary(unary, operator);
      }
    }
    if (expression instanceof BinaryExpression binary) {
      Operators.Binary operator = Operators.binary(binary);
      if (operator != null) {
        return binary(binary, operator);
      }
    }
    if (expression instanceof AggregateExpression aggregate && aggregate.getPath() == null) {
      return ofList(expression, aggregate.getSource());
    }
    return new ShapeCompiler(this).compile(expression);
  }

  /** Compiles expressions, in order. */
  Node[] compile(List<? extends Expression> expressions) {
    return expressions.stream().map(this::compile).toArray(Node[]::new);
  }

  private Node unary(UnaryExpression expression, Operators.Unary operator) {
    Node operand = compile(expression.getOperand());
    return run -> operator.apply(operand.in(run));
  }

  private Node binary(BinaryExpression expression, Operators.Binary operator) {
    Node left = compile(expression.getOperand().get(0));
    Node right = compile(expression.getOperand().get(1));
    return run -> {
      Object first = left.in(run);
      return operator.apply(first, right.in(run));
    };
  }

  private Node ofList(Expression expression, @Nullable Expression source) {
    Operators.Unary operator = Operators.ofList(expression);
    if (operator == null) {
      throw new Unsupported(expression, "");
    }
    Node list = compile(source);
    return run -> operator.apply(list.in(run));
  }

  private Node variable(@Nullable String name) {
    int place = variables.place(String.valueOf(name));
    return run -> run.local(place);
  }

  private Node reference(ExpressionRef expression) {
    int slot =
        program.reference(
            program.libraries().name(library, expression.getLibraryName(), expression.getName()));
    return run -> run.define(slot);
  }

  /** What is given by the name alone holds for every library, as in the reference engine. */
  private Node parameter(ParameterRef expression) {
    DefineName name =
        program.libraries().name(library, expression.getLibraryName(), expression.getName());
    ParameterDef parameter = program.libraries().parameter(name);
    if (parameter == null) {
      throw new Unsupported(expression, ": no parameter " + name.name());
    }
    String full = name.library() + '.' + name.name();
    if (program.isInput(name.name())) {
      return run -> run.isSet(full) ? run.setting(full) : run.input(name.name());
    }
    ExpressionCompiler owner = new ExpressionCompiler(program, name.library());
    Node otherwise = owner.compile(parameter.getDefault());
    int size = owner.variables().size();
    return run -> {
      if (run.isSet(full)) {
        return run.setting(full);
      }
      return run.isSet(name.name()) ? run.setting(name.name()) : run.within(size, otherwise);
    };
  }

  private Node call(FunctionRef expression) {
    DefineName name =
        program.libraries().name(library, expression.getLibraryName(), expression.getName());
    FunctionDef definition = program.libraries().function(name, expression);
    Node[] operands = compile(expression.getOperand());
    ProgramCompiler.Function function = program.function(definition, name.library());
    return run -> {
      @Nullable Object[] arguments = new @Nullable Object[operands.length];
      for (int i = 0; i < operands.length; i++) {
        arguments[i] = operands[i].in(run);
      }
      return run.call(function.locals(), function.body(), arguments);
    };
  }
}
