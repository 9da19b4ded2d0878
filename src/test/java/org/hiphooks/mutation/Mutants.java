package org.hiphooks.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.And;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Equal;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.Greater;
import org.hl7.elm.r1.GreaterOrEqual;
import org.hl7.elm.r1.IsFalse;
import org.hl7.elm.r1.IsNull;
import org.hl7.elm.r1.IsTrue;
import org.hl7.elm.r1.Less;
import org.hl7.elm.r1.LessOrEqual;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.Not;
import org.hl7.elm.r1.Or;
import org.hl7.elm.r1.TupleElement;
import org.jspecify.annotations.Nullable;

/** All mutants of one define: every operator on every node that it applies to. */
final class Mutants {

  private final DefineName define;
  private final boolean parameter;
  private final SourceText source;
  private final List<Mutant> found = new ArrayList<>();

  /** Place of the nearest node that has one. */
  private @Nullable String place;

  private Mutants(DefineName define, boolean parameter, SourceText source) {
    this.define = define;
    this.parameter = parameter;
    this.source = source;
  }

  /**
   * The mutants.
   *
   * @param define what holds the expression
   * @param window whether a number of the expression is a span of time
   * @param parameter whether the expression is the default of a parameter
   * @param slot the expression, and how it is replaced
   * @param source the text of the library
   */
  static List<Mutant> of(
      DefineName define, boolean window, boolean parameter, ElmSlots.Slot slot, SourceText source) {
    Mutants mutants = new Mutants(define, parameter, source);
    mutants.visit(slot, null, window ? Operator.WINDOW : Operator.CONSTANT);
    return mutants.found;
  }

  private void visit(ElmSlots.Slot slot, @Nullable Object parent, Operator numbers) {
    Object node = slot.node();
    String outer = place;
    if (node instanceof Element element && element.getLocator() != null) {
      place = element.getLocator();
    }
    if (node instanceof And and) {
      replace(slot, "and", "or", new Or().withOperand(and.getOperand()));
    } else if (node instanceof Or or) {
      replace(slot, "or", "and", new And().withOperand(or.getOperand()));
    } else if (node instanceof Not not && not.getOperand() != null) {
      add(Operator.NOT, slot, text(not), text(not.getOperand()), not, not.getOperand());
    } else if (node instanceof Literal literal) {
      mutate(literal, numbers);
    } else if (node instanceof org.hl7.elm.r1.List list) {
      dropItems(list);
    } else if (node instanceof Expression expression) {
      compare(slot, expression, parent);
    }
    boolean weight = node instanceof TupleElement item && "weight".equals(item.getName());
    Operator below = weight ? Operator.WEIGHT : SpanOfTime.isIn(node) ? Operator.WINDOW : numbers;
    for (ElmSlots.Slot part : ElmSlots.of(node)) {
      visit(part, node, below);
    }
    place = outer;
  }

  private void replace(ElmSlots.Slot slot, String from, String to, Expression other) {
    add(Operator.AND_OR, slot, from + " in " + source.at(place), to, slot.node(), other);
  }

  private void compare(ElmSlots.Slot slot, Expression node, @Nullable Object parent) {
    if (parent instanceof Not && (node instanceof Equal || node instanceof IsNull)) {
      return; // The same as leaving the negation out.
    }
    others(node)
        .forEach((words, other) -> add(Operator.COMPARISON, slot, text(node), words, node, other));
  }

  private static Map<String, Expression> others(Expression node) {
    Map<String, Expression> others = new LinkedHashMap<>();
    if (node instanceof IsTrue test) {
      others.put("is false", new IsFalse().withOperand(test.getOperand()));
    } else if (node instanceof IsFalse test) {
      others.put("is true", new IsTrue().withOperand(test.getOperand()));
    } else if (node instanceof IsNull || node instanceof Equal) {
      others.put(node instanceof IsNull ? "is not null" : "!=", new Not().withOperand(node));
    } else if (node instanceof BinaryExpression pair) {
      List<Expression> sides = pair.getOperand();
      if (node instanceof GreaterOrEqual || node instanceof LessOrEqual) {
        others.put(">", new Greater().withOperand(sides));
        others.put("<", new Less().withOperand(sides));
      } else if (node instanceof Greater || node instanceof Less) {
        others.put(">=", new GreaterOrEqual().withOperand(sides));
        others.put("<=", new LessOrEqual().withOperand(sides));
      }
    }
    return others;
  }

  private void mutate(Literal literal, Operator operator) {
    if (literal.getLocator() == null) {
      return; // The compiler's, not the author's.
    }
    String value = String.valueOf(literal.getValue());
    String type = literal.getValueType() == null ? "" : literal.getValueType().getLocalPart();
    switch (type) {
      case "Integer" -> {
        long number = Long.parseLong(value);
        step(literal, operator, value, Long.toString(number + 1));
        step(literal, operator, value, Long.toString(number - 1));
      }
      case "Decimal" -> {
        BigDecimal number = new BigDecimal(value);
        step(literal, operator, value, number.add(number.ulp()).toPlainString());
        step(literal, operator, value, number.subtract(number.ulp()).toPlainString());
      }
      case "Boolean" ->
          step(literal, Operator.CONSTANT, value, "true".equals(value) ? "false" : "true");
      default -> {}
    }
  }

  private void step(Literal literal, Operator operator, String from, String to) {
    found.add(
        new Mutant(
            define,
            parameter,
            operator,
            from + " in " + source.line(literal.getLocator()),
            to,
            literal.getLocator(),
            () -> literal.setValue(to),
            () -> literal.setValue(from)));
  }

  private void dropItems(org.hl7.elm.r1.List list) {
    List<Expression> items = list.getElement();
    for (int i = 0; i < items.size(); i++) {
      int index = i;
      Expression item = items.get(i);
      found.add(
          new Mutant(
              define,
              parameter,
              Operator.LIST_ITEM,
              text(item),
              "nothing",
              item.getLocator(),
              () -> items.remove(index),
              () -> items.add(index, item)));
    }
  }

  private void add(
      Operator operator, ElmSlots.Slot slot, String from, String to, Object node, Object other) {
    Consumer<Object> replace = slot.replace();
    found.add(
        new Mutant(
            define,
            parameter,
            operator,
            from,
            to,
            place,
            () -> replace.accept(other),
            () -> replace.accept(node)));
  }

  private String text(@Nullable Expression node) {
    String at = node == null || node.getLocator() == null ? place : node.getLocator();
    return source.at(at);
  }
}
