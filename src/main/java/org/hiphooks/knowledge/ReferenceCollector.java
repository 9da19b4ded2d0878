package org.hiphooks.knowledge;

import java.util.LinkedHashSet;
import java.util.Set;
import org.cqframework.cql.elm.visiting.BaseElmLibraryVisitor;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.Retrieve;
import org.jspecify.annotations.Nullable;

/** Collects the references of an expression, and whether it retrieves. */
final class ReferenceCollector extends BaseElmLibraryVisitor<@Nullable Void, @Nullable Void> {

  private final Set<ExpressionRef> references = new LinkedHashSet<>();
  private final Set<Retrieve> retrieves = new LinkedHashSet<>();

  static ReferenceCollector of(Element element) {
    ReferenceCollector collector = new ReferenceCollector();
    collector.visitElement(element, null);
    return collector;
  }

  Set<ExpressionRef> references() {
    return references;
  }

  Set<Retrieve> retrieves() {
    return retrieves;
  }

  @Override
  public @Nullable Void visitExpressionRef(ExpressionRef reference, @Nullable Void context) {
    references.add(reference);
    return super.visitExpressionRef(reference, context);
  }

  @Override
  public @Nullable Void visitFunctionRef(FunctionRef reference, @Nullable Void context) {
    references.add(reference);
    return super.visitFunctionRef(reference, context);
  }

  @Override
  public @Nullable Void visitRetrieve(Retrieve retrieve, @Nullable Void context) {
    retrieves.add(retrieve);
    return super.visitRetrieve(retrieve, context);
  }

  @Override
  protected @Nullable Void defaultResult(@Nullable Element element, @Nullable Void context) {
    return null;
  }
}
