package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.config.NearestName;
import org.jspecify.annotations.Nullable;

/** Says in an author's words what the compiler says in its own, and what to do. */
final class CqlErrorWords {

  private static final Pattern UNKNOWN =
      Pattern.compile(
          "Could not resolve identifier (.+) in (?:the current library|library (.+))\\.");
  private static final Pattern CODE_SYSTEM =
      Pattern.compile("Could not resolve reference to code system (.+)\\.");
  private static final Pattern CALL =
      Pattern.compile("Could not resolve call to operator (.+) with signature \\((.*)\\)\\.");
  private static final Pattern MEMBER = Pattern.compile("Member (.+) not found for type (.+)\\.");
  private static final Pattern TYPE_NAME = Pattern.compile("Could not resolve type name (.+)\\.");
  private static final Pattern TWICE =
      Pattern.compile("Identifier (.+) is already in use in this library\\.");
  private static final Pattern NO_LIBRARY =
      Pattern.compile("Could not load source for library ([^,]+),.*", Pattern.DOTALL);
  private static final Pattern OTHER_LIBRARY =
      Pattern.compile(
          "Library (.+) was included with version (.+), but id: (.+) and version (.+) of the"
              + " library was found\\.");
  private static final Pattern SYNTAX =
      Pattern.compile("Syntax error(?: at (.+))?", Pattern.DOTALL);
  private static final Pattern CONSEQUENCE =
      Pattern.compile(
          ".*because its definition contains errors.*"
              + "|Could not determine signature for invocation of operator .*"
              + "|Internal (?:translator )?error.*"
              + "|Syntax error at <EOF>",
          Pattern.DOTALL);

  private final Map<String, CqlSource> byLibrary;

  CqlErrorWords(Map<String, CqlSource> byLibrary) {
    this.byLibrary = byLibrary;
  }

  /** Whether the message only says that something else is wrong. */
  static boolean isConsequence(String message) {
    return CONSEQUENCE.matcher(message).matches();
  }

  /** Whether the message says that this name is unknown in its own library. */
  static boolean isUnknownHere(String message, String name) {
    Matcher unknown = UNKNOWN.matcher(message);
    return unknown.matches() && unknown.group(2) == null && unknown.group(1).equals(name);
  }

  /** The problem that a message of the compiler means. */
  ContentProblem of(CqlSource source, ContentPlace place, String message) {
    Matcher unknown = UNKNOWN.matcher(message);
    if (unknown.matches()) {
      return notDefined(source, place, unknown.group(1), unknown.group(2));
    }
    Matcher system = CODE_SYSTEM.matcher(message);
    if (system.matches()) {
      return notDefined(source, place, system.group(1), null);
    }
    Matcher call = CALL.matcher(message);
    if (call.matches()) {
      return call(source, place, call.group(1), call.group(2).replace("System.", ""));
    }
    Matcher twice = TWICE.matcher(message);
    if (twice.matches()) {
      return twice(source, place, twice.group(1));
    }
    return elementOrLibrary(place, message);
  }

  private ContentProblem elementOrLibrary(ContentPlace place, String message) {
    Matcher member = MEMBER.matcher(message);
    if (member.matches()) {
      String words = member.group(2) + " has no element '" + member.group(1) + '\'';
      return ContentProblem.error(
          place, ProblemCode.NO_ELEMENT, words, "see the elements of the type in FHIR 4.0.1");
    }
    Matcher type = TYPE_NAME.matcher(message);
    if (type.matches()) {
      String words = "there is no type '" + type.group(1) + '\'';
      return ContentProblem.error(
          place, ProblemCode.NO_ELEMENT, words, "see the resource types of FHIR 4.0.1");
    }
    Matcher missing = NO_LIBRARY.matcher(message);
    if (missing.matches()) {
      String words = "library " + missing.group(1) + " does not exist";
      String nearest = NearestName.of(missing.group(1), byLibrary.keySet());
      String remedy =
          nearest == null
              ? "write cql/" + missing.group(1) + ".cql"
              : "did you mean " + nearest + '?';
      return ContentProblem.error(place, ProblemCode.LIBRARY, words, remedy);
    }
    return otherLibraryOrSyntax(place, message);
  }

  private static ContentProblem otherLibraryOrSyntax(ContentPlace place, String message) {
    Matcher other = OTHER_LIBRARY.matcher(message);
    if (other.matches()) {
      boolean sameName = other.group(1).equals(other.group(3));
      String words =
          sameName
              ? "library %s has version %s".formatted(other.group(3), other.group(4))
              : "cql/%s.cql holds library %s".formatted(other.group(1), other.group(3));
      String remedy = sameName ? "include this version" : "give both one name";
      return ContentProblem.error(place, ProblemCode.LIBRARY, words, remedy);
    }
    Matcher syntax = SYNTAX.matcher(message);
    if (syntax.matches()) {
      return syntax(place, syntax.group(1));
    }
    return ContentProblem.error(place, ProblemCode.CQL, message.strip(), "");
  }

  private static ContentProblem syntax(ContentPlace place, @Nullable String at) {
    String words = at == null ? "this begins nothing that CQL knows" : "unexpected '" + at + '\'';
    String remedy = "look here and just before: a colon, operand, bracket or quote is missing";
    if ("<EOF>".equals(at)) {
      words = "the file ends too early";
      remedy = "close the bracket, quote or comment that is still open";
    }
    return ContentProblem.error(place, ProblemCode.SYNTAX, words, remedy);
  }

  private ContentProblem notDefined(
      CqlSource source, ContentPlace place, String name, @Nullable String library) {
    CqlSource owner = library == null ? source : byLibrary.getOrDefault(library, source);
    String words =
        '\'' + name + "' is not defined" + (library == null ? "" : " in " + owner.path());
    return ContentProblem.error(
        place,
        ProblemCode.NOT_DEFINED,
        words,
        new DefinedNames(byLibrary.values()).hint(owner, name));
  }

  private ContentProblem call(CqlSource source, ContentPlace place, String name, String types) {
    CqlToken token = source.tokenAt(place.line(), place.column());
    CqlToken callee = token == null ? null : afterQualifier(source, token);
    if (callee == null || !callee.text().equals(name)) {
      return ContentProblem.error(
          place,
          ProblemCode.TYPE,
          "operator " + name + " does not take (" + types + ')',
          "give it values of one type, or convert them");
    }
    List<String> known = new ArrayList<>();
    byLibrary.values().forEach(other -> other.declarations().forEach(d -> known.add(d.name())));
    boolean exists = known.contains(name);
    return ContentProblem.error(
        source.place(callee),
        exists ? ProblemCode.TYPE : ProblemCode.NOT_DEFINED,
        exists
            ? "function '" + name + "' does not take (" + types + ')'
            : "function '" + name + "' is not defined",
        exists ? "" : new DefinedNames(byLibrary.values()).hint(source, name));
  }

  private static CqlToken afterQualifier(CqlSource source, CqlToken token) {
    int index = source.tokens().indexOf(token);
    boolean qualified =
        index + 2 < source.tokens().size() && source.tokens().get(index + 1).is(".");
    return qualified ? source.tokens().get(index + 2) : token;
  }

  private static ContentProblem twice(CqlSource source, ContentPlace place, String name) {
    CqlDeclaration first = source.declaration(name);
    String remedy = first == null ? "" : "first in line " + first.at().line() + "; rename one";
    return ContentProblem.error(
        place, ProblemCode.DECLARED_TWICE, '\'' + name + "' is declared twice", remedy);
  }
}
