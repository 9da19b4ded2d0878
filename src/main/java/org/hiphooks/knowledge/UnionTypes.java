package org.hiphooks.knowledge;

import org.cqframework.cql.cql2elm.tracking.Trackable;
import org.cqframework.cql.elm.visiting.BaseElmLibraryVisitor;
import org.hl7.cql.model.IntervalType;
import org.hl7.cql.model.ListType;
import org.hl7.cql.model.SimpleType;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.IntervalTypeSpecifier;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.ListTypeSpecifier;
import org.hl7.elm.r1.Union;
import org.jspecify.annotations.Nullable;

/**
 * The engine asks the compiler's own notes whether a union is of lists or of intervals, and those
 * are not written with a library: they are put back from the types that are.
 */
final class UnionTypes extends BaseElmLibraryVisitor<@Nullable Void, @Nullable Void> {

  private static final SimpleType ANY = new SimpleType("System.Any", null, null);

  private UnionTypes() {}

  static void restore(Library library) {
    new UnionTypes().visitLibrary(library, null);
  }

  @Override
  public @Nullable Void visitUnion(Union union, @Nullable Void context) {
    if (union.getResultTypeSpecifier() instanceof ListTypeSpecifier) {
      Trackable.INSTANCE.setResultType(union, new ListType(ANY));
    } else if (union.getResultTypeSpecifier() instanceof IntervalTypeSpecifier) {
      Trackable.INSTANCE.setResultType(union, new IntervalType(ANY));
    }
    return super.visitUnion(union, null);
  }

  @Override
  protected @Nullable Void defaultResult(@Nullable Element element, @Nullable Void context) {
    return null;
  }
}
