package org.hiphooks.mutation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import org.hiphooks.knowledge.DefineGraph;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.*;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the part of ELM that the rules are written in, so that thousands of mutants can be
 * asked in seconds. The reference engine is the judge: both agree on every define of every case.
 */
final class Interpreter {

  private static final LocalDate TODAY = LocalDate.parse("2026-06-01");

  private final DefineGraph graph;
  private final Map<DefineName, FunctionDef> functions;
  private final Map<Class<?>, Meaning> meanings = new HashMap<>();
  private final IdentityHashMap<Object, DefineName> names = new IdentityHashMap<>();
  private @Nullable BiConsumer<Object, @Nullable Object> watch;

  /** What a node means. */
  private interface Meaning {
    @Nullable Object of(Object node, Scope scope);
  }

  Interpreter(DefineGraph graph, Map<DefineName, FunctionDef> functions) {
    this.graph = graph;
    this.functions = functions;
    references();
    logic();
    numbers();
    new ListMeanings(this).add();
  }

  /** The value of an expression. */
  @Nullable Object value(@Nullable Object node, Scope scope) {
    if (node == null) {
      return null;
    }
    Meaning meaning = meanings.get(node.getClass());
    if (meaning == null) {
      throw new UnsupportedOperationException(node.getClass().getSimpleName());
    }
    Object value = meaning.of(node, scope);
    if (watch != null) {
      watch.accept(node, value);
    }
    return value;
  }

  /** Tells every node that is evaluated, with its value; null ends it. */
  void watch(@Nullable BiConsumer<Object, @Nullable Object> watcher) {
    watch = watcher;
  }

  <T> void put(Class<T> type, TypedMeaning<T> meaning) {
    meanings.put(type, (node, scope) -> meaning.of(type.cast(node), scope));
  }

  /** What a node of one type means. */
  interface TypedMeaning<T> {
    @Nullable Object of(T node, Scope scope);
  }

  private void references() {
    put(ExpressionRef.class, (n, s) -> s.known().define(name(n, s, n.getLibraryName())));
    put(ParameterRef.class, (n, s) -> s.known().parameter(parameter(n, s)));
    put(FunctionRef.class, this::call);
    put(OperandRef.class, (n, s) -> s.get(String.valueOf(n.getName())));
    put(AliasRef.class, (n, s) -> s.get(String.valueOf(n.getName())));
    put(QueryLetRef.class, (n, s) -> s.get(String.valueOf(n.getName())));
    put(IdentifierRef.class, (n, s) -> s.get(String.valueOf(n.getName())));
    put(Property.class, this::property);
    put(Literal.class, (n, s) -> literal(n));
    put(Null.class, (n, s) -> null);
    put(As.class, (n, s) -> value(n.getOperand(), s));
  }

  private DefineName name(ExpressionRef node, Scope scope, @Nullable String alias) {
    return names.computeIfAbsent(
        node, n -> graph.resolve(scope.library(), alias, String.valueOf(node.getName())));
  }

  private DefineName parameter(ParameterRef node, Scope scope) {
    return names.computeIfAbsent(
        node,
        n -> graph.resolve(scope.library(), node.getLibraryName(), String.valueOf(node.getName())));
  }

  private @Nullable Object call(FunctionRef node, Scope scope) {
    DefineName name = name(node, scope, node.getLibraryName());
    FunctionDef function = functions.get(name);
    if (function == null) {
      throw new UnsupportedOperationException("function " + name);
    }
    Scope inner = scope.in(name.library());
    for (int i = 0; i < function.getOperand().size(); i++) {
      Object argument = value(node.getOperand().get(i), scope);
      inner = inner.with(String.valueOf(function.getOperand().get(i).getName()), argument);
    }
    return value(function.getExpression(), inner);
  }

  private @Nullable Object property(Property node, Scope scope) {
    String alias = node.getScope();
    Object source = alias == null ? value(node.getSource(), scope) : scope.get(alias);
    return source instanceof Map<?, ?> tuple ? tuple.get(node.getPath()) : null;
  }

  private static Object literal(Literal node) {
    String value = String.valueOf(node.getValue());
    String type = node.getValueType() == null ? "" : node.getValueType().getLocalPart();
    return switch (type) {
      case "Integer" -> Integer.valueOf(value);
      case "Decimal" -> new BigDecimal(value);
      case "Boolean" -> Boolean.valueOf(value);
      default -> value;
    };
  }

  private void logic() {
    put(And.class, (n, s) -> Truth.and(left(n, s), right(n, s)));
    put(Or.class, (n, s) -> Truth.or(left(n, s), right(n, s)));
    put(Not.class, (n, s) -> Truth.not(value(n.getOperand(), s)));
    put(IsTrue.class, (n, s) -> Boolean.TRUE.equals(value(n.getOperand(), s)));
    put(IsFalse.class, (n, s) -> Boolean.FALSE.equals(value(n.getOperand(), s)));
    put(IsNull.class, (n, s) -> value(n.getOperand(), s) == null);
    put(Equal.class, (n, s) -> Truth.equal(left(n, s), right(n, s)));
    put(Greater.class, (n, s) -> compare(n, s, order -> order > 0));
    put(GreaterOrEqual.class, (n, s) -> compare(n, s, order -> order >= 0));
    put(Less.class, (n, s) -> compare(n, s, order -> order < 0));
    put(LessOrEqual.class, (n, s) -> compare(n, s, order -> order <= 0));
    put(Case.class, this::choose);
    put(
        If.class,
        (n, s) ->
            Boolean.TRUE.equals(value(n.getCondition(), s))
                ? value(n.getThen(), s)
                : value(n.getElse(), s));
  }

  private @Nullable Boolean compare(BinaryExpression node, Scope scope, IntPredicate holds) {
    Integer order = Truth.compare(left(node, scope), right(node, scope));
    return order == null ? null : Boolean.valueOf(holds.test(order));
  }

  private @Nullable Object choose(Case node, Scope scope) {
    Object asked = value(node.getComparand(), scope);
    for (CaseItem item : node.getCaseItem()) {
      Object when = value(item.getWhen(), scope);
      Object holds = node.getComparand() == null ? when : Truth.equal(asked, when);
      if (Boolean.TRUE.equals(holds)) {
        return value(item.getThen(), scope);
      }
    }
    return value(node.getElse(), scope);
  }

  private void numbers() {
    put(ToDecimal.class, (n, s) -> decimal(value(n.getOperand(), s)));
    put(ToInteger.class, (n, s) -> integer(value(n.getOperand(), s)));
    put(ToString.class, (n, s) -> text(value(n.getOperand(), s)));
    put(Today.class, (n, s) -> TODAY);
    put(Instance.class, this::instance);
    put(Negate.class, (n, s) -> negate(value(n.getOperand(), s)));
    put(Add.class, (n, s) -> sum(left(n, s), right(n, s), 1));
    put(Subtract.class, (n, s) -> sum(left(n, s), right(n, s), -1));
    put(
        Multiply.class,
        (n, s) ->
            left(n, s) instanceof Integer a && right(n, s) instanceof Integer b
                ? Integer.valueOf(a * b)
                : null);
  }

  private static @Nullable Object decimal(@Nullable Object value) {
    return value == null ? null : Truth.number(value);
  }

  private static @Nullable Object integer(@Nullable Object value) {
    return value instanceof Boolean truth ? Integer.valueOf(truth ? 1 : 0) : value;
  }

  private static @Nullable Object text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable Object negate(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.negate()
        : value instanceof Integer whole ? Integer.valueOf(-whole) : null;
  }

  private static @Nullable Object sum(@Nullable Object one, @Nullable Object other, int sign) {
    if (one == null || other == null) {
      return null;
    }
    if (one instanceof Integer a && other instanceof Integer b) {
      return a + sign * b;
    }
    if (one instanceof LocalDate day
        && other instanceof Map<?, ?> span
        && span.get("value") != null) {
      return day.plusDays(Truth.number(Objects.requireNonNull(span.get("value"))).intValue());
    }
    throw new UnsupportedOperationException("sum of " + one.getClass().getSimpleName());
  }

  private @Nullable Object instance(Instance node, Scope scope) {
    Map<String, @Nullable Object> elements = new LinkedHashMap<>();
    for (InstanceElement element : node.getElement()) {
      elements.put(String.valueOf(element.getName()), value(element.getValue(), scope));
    }
    return elements;
  }

  @Nullable Object left(BinaryExpression node, Scope scope) {
    return value(node.getOperand().get(0), scope);
  }

  @Nullable Object right(BinaryExpression node, Scope scope) {
    return value(node.getOperand().get(1), scope);
  }

  List<@Nullable Object> values(List<? extends Expression> nodes, Scope scope) {
    List<@Nullable Object> values = new ArrayList<>(nodes.size());
    nodes.forEach(node -> values.add(value(node, scope)));
    return values;
  }

  Map<String, @Nullable Object> tuple(Tuple node, Scope scope) {
    Map<String, @Nullable Object> tuple = new LinkedHashMap<>();
    for (TupleElement element : node.getElement()) {
      tuple.put(String.valueOf(element.getName()), value(element.getValue(), scope));
    }
    return tuple;
  }
}
