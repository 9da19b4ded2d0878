package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.hiphooks.chart.Element;
import org.hiphooks.evaluate.Row;
import org.hl7.elm.r1.As;
import org.hl7.elm.r1.Case;
import org.hl7.elm.r1.CaseItem;
import org.hl7.elm.r1.Coalesce;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.If;
import org.hl7.elm.r1.In;
import org.hl7.elm.r1.Instance;
import org.hl7.elm.r1.Is;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.Null;
import org.hl7.elm.r1.Property;
import org.hl7.elm.r1.Slice;
import org.hl7.elm.r1.Today;
import org.hl7.elm.r1.TupleElement;
import org.hl7.elm.r1.TypeSpecifier;
import org.hl7.fhir.instance.model.api.IBase;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.CoalesceEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EquivalentEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.InEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SliceEvaluator;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** Compiles expressions that choose between values, and those that put values together. */
final class ShapeCompiler {

  private static final QName CODE = new QName("urn:hl7-org:elm-types:r1", "Code");

  /** Types that the engine makes of others. */
  private static final Set<String> MADE =
      Set.of(
          "UrlType",
          "CanonicalType",
          "AnnotatedUuidType",
          "UuidType",
          "OidType",
          "PositiveIntType",
          "UnsignedIntType",
          "CodeType",
          "MarkdownType",
          "IdType");

  private final ExpressionCompiler expressions;

  /** No node holds more of the compiler than this: it would keep all expressions alive. */
  private final Environment environment;

  ShapeCompiler(ExpressionCompiler expressions) {
    this.expressions = expressions;
    this.environment = expressions.program().environment();
  }

  Node compile(Expression expression) {
    if (expression instanceof If choice) {
      return condition(choice);
    } else if (expression instanceof Case choice) {
      return choice.getComparand() == null ? cases(choice) : selected(choice);
    } else if (expression instanceof Coalesce coalesce) {
      return coalesce(coalesce);
    } else if (expression instanceof In in && in.getPrecision() == null) {
      return membership(in);
    } else if (expression instanceof Property property) {
      return property(property);
    } else if (expression instanceof As as) {
      return as(as);
    } else if (expression instanceof Is is) {
      return is(is);
    } else if (expression instanceof Null) {
      return run -> null;
    } else if (expression instanceof Today) {
      return run -> DateFromEvaluator.dateFrom(run.now());
    }
    return made(expression);
  }

  private Node made(Expression expression) {
    if (expression instanceof org.hl7.elm.r1.List list) {
      return list(list);
    } else if (expression instanceof org.hl7.elm.r1.Tuple tuple) {
      return tuple(tuple);
    } else if (expression instanceof Instance instance) {
      return instance(instance);
    } else if (expression instanceof Slice slice) {
      return slice(slice);
    }
    return Calls.compile(expressions, expression);
  }

  private Node condition(If choice) {
    Node condition = expressions.compile(choice.getCondition());
    Node then = expressions.compile(choice.getThen());
    Node otherwise = expressions.compile(choice.getElse());
    return run -> isTrue(condition.in(run)) ? then.in(run) : otherwise.in(run);
  }

  /** As the reference engine: anything but a Boolean or null is an error. */
  private static boolean isTrue(@Nullable Object condition) {
    return condition != null && (Boolean) condition;
  }

  private Node cases(Case choice) {
    Node[] when =
        expressions.compile(choice.getCaseItem().stream().map(CaseItem::getWhen).toList());
    Node[] then =
        expressions.compile(choice.getCaseItem().stream().map(CaseItem::getThen).toList());
    Node otherwise = expressions.compile(choice.getElse());
    return run -> {
      for (int i = 0; i < when.length; i++) {
        if (isTrue(when[i].in(run))) {
          return then[i].in(run);
        }
      }
      return otherwise.in(run);
    };
  }

  private Node selected(Case choice) {
    Node comparand = expressions.compile(choice.getComparand());
    Node[] when =
        expressions.compile(choice.getCaseItem().stream().map(CaseItem::getWhen).toList());
    Node[] then =
        expressions.compile(choice.getCaseItem().stream().map(CaseItem::getThen).toList());
    Node otherwise = expressions.compile(choice.getElse());
    return run -> {
      Object value = comparand.in(run);
      for (int i = 0; i < when.length; i++) {
        if (Boolean.TRUE.equals(
            EquivalentEvaluator.equivalent(value, when[i].in(run), Units.STATE))) {
          return then[i].in(run);
        }
      }
      return otherwise.in(run);
    };
  }

  private Node coalesce(Coalesce coalesce) {
    Node[] operands = expressions.compile(coalesce.getOperand());
    return run -> CoalesceEvaluator.INSTANCE.coalesce(values(operands, run));
  }

  private static List<@Nullable Object> values(Node[] nodes, Run run) {
    List<@Nullable Object> values = new ArrayList<>(nodes.length);
    for (Node node : nodes) {
      values.add(node.in(run));
    }
    return values;
  }

  private Node membership(In in) {
    Node left = expressions.compile(in.getOperand().get(0));
    Node right = expressions.compile(in.getOperand().get(1));
    return run -> {
      Object element = left.in(run);
      Object whole = right.in(run);
      return whole instanceof Interval
          ? InEvaluator.internalEvaluate(element, whole, null, Units.STATE)
          : Lists.isIn(element, whole);
    };
  }

  private Node property(Property property) {
    String path = String.valueOf(property.getPath());
    String scope = property.getScope();
    Node source;
    if (property.getSource() != null) {
      source = expressions.compile(property.getSource());
    } else if (scope != null) {
      int place = expressions.variables().place(scope);
      source = run -> run.local(place);
    } else {
      throw new Unsupported(property, " without source");
    }
    return new Step(source, path, environment);
  }

  private Node as(As as) {
    Node operand = expressions.compile(as.getOperand());
    Class<?> type = type(as, as.getAsType(), as.getAsTypeSpecifier());
    boolean isStrict = Boolean.TRUE.equals(as.isStrict());
    Environment types = environment;
    return run -> {
      Object value = operand.in(run);
      if (value instanceof Element element && IBase.class.isAssignableFrom(type)) {
        if (isStrict && !element.is(type)) {
          throw new IllegalArgumentException("not of that type");
        }
        return element.is(type) ? element : null;
      }
      boolean isRow = value instanceof Row && type.isAssignableFrom(Tuple.class);
      return isRow ? value : types.as(value, type, isStrict);
    };
  }

  private Node is(Is is) {
    Node operand = expressions.compile(is.getOperand());
    Class<?> type = type(is, is.isType(), is.isTypeSpecifier());
    Environment types = environment;
    return run -> {
      Object value = operand.in(run);
      if (value instanceof Element element && IBase.class.isAssignableFrom(type)) {
        return element.is(type);
      }
      boolean isRow = value instanceof Row && type.isAssignableFrom(Tuple.class);
      return isRow ? (Boolean) true : types.is(value, type);
    };
  }

  /** Types of FHIR that the engine makes of others are left to it. */
  private Class<?> type(
      Expression expression, @Nullable QName name, @Nullable TypeSpecifier specifier) {
    Class<?> type =
        specifier == null ? environment.resolveType(name) : environment.resolveType(specifier);
    if (type == null || MADE.contains(type.getSimpleName())) {
      throw new Unsupported(expression, " of a type that cannot be told apart");
    }
    return type;
  }

  private Node list(org.hl7.elm.r1.List list) {
    Node[] elements = expressions.compile(list.getElement());
    if (list.getElement().stream().allMatch(Literal.class::isInstance)) {
      List<@Nullable Object> constant = new ArrayList<>();
      list.getElement().forEach(literal -> constant.add(Constants.value((Literal) literal)));
      List<@Nullable Object> shared = Collections.unmodifiableList(constant);
      return run -> shared;
    }
    return run -> values(elements, run);
  }

  private Node tuple(org.hl7.elm.r1.Tuple tuple) {
    Row.Shape shape =
        expressions
            .program()
            .shape(tuple.getElement().stream().map(e -> String.valueOf(e.getName())).toList());
    Node[] nodes =
        expressions.compile(tuple.getElement().stream().map(TupleElement::getValue).toList());
    return run -> {
      @Nullable Object[] values = new @Nullable Object[nodes.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = nodes[i].in(run);
      }
      return new Row(shape, values);
    };
  }

  private Node instance(Instance instance) {
    QName type = instance.getClassType();
    String[] names =
        instance.getElement().stream().map(element -> element.getName()).toArray(String[]::new);
    Node[] values =
        expressions.compile(
            instance.getElement().stream().map(element -> element.getValue()).toList());
    if (CODE.equals(type) && Set.of("system", "code").equals(Set.of(names))) {
      Node system = values[names[0].equals("system") ? 0 : 1];
      Node code = values[names[0].equals("system") ? 1 : 0];
      return run -> new Code().withSystem((String) system.in(run)).withCode((String) code.in(run));
    }
    Environment types = environment;
    return run -> {
      Object made = types.createInstance(type);
      for (int i = 0; i < names.length; i++) {
        types.setValue(made, names[i], values[i].in(run));
      }
      return made;
    };
  }

  private Node slice(Slice slice) {
    Node source = expressions.compile(slice.getSource());
    Node start = expressions.compile(slice.getStartIndex());
    Node end = expressions.compile(slice.getEndIndex());
    return run ->
        SliceEvaluator.slice(source.in(run), (Integer) start.in(run), (Integer) end.in(run));
  }
}
