package org.hiphooks.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a rule's expression tree, for evidence and explanation.
 *
 * @param operator ELM operator, such as {@code And} or {@code GreaterOrEqual}
 * @param locator place in the source, {@code line:column-line:column}; null if unknown
 * @param bool the node is a Boolean
 * @param text the node is a String
 * @param define name under which the node's own value can be evaluated; null if it stands inside a
 *     query and has no value of its own
 * @param reference what the node refers to; null if it is no reference to a define
 * @param children operands, in order
 */
public record RuleNode(
    String operator,
    @Nullable String locator,
    boolean bool,
    boolean text,
    @Nullable DefineName define,
    @Nullable DefineName reference,
    List<RuleNode> children) {

  /** Defensive copy. */
  public RuleNode {
    children = List.copyOf(children);
  }
}
