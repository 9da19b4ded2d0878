package org.hiphooks.evaluate.compiled;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.hiphooks.knowledge.CompiledCql;
import org.hl7.elm.r1.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The rules as straight code, a class for each define. Goes the same way twice: first to write all
 * classes, which are compiled at once, and then to give them their constants.
 */
final class StraightRules {

  private static final double NANOS_A_MILLI = 1e6;

  private final Map<String, byte[]> classes;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, Integer> closures = new TreeMap<>();
  private int nodes;

  private StraightRules(Map<String, byte[]> classes) {
    this.classes = classes;
  }

  static Way compile(CompiledCql cql) {
    long start = System.nanoTime();
    StraightRules first = new StraightRules(Map.of());
    ProgramCompiler.rules(cql, first::body);
    long written = System.nanoTime();
    Map<String, byte[]> classes = InMemory.compile(first.sources);
    long compiled = System.nanoTime();
    StraightRules second = new StraightRules(classes);
    Program program = ProgramCompiler.rules(cql, second::body);
    long end = System.nanoTime();
    if (!first.sources.equals(second.sources)) {
      throw new IllegalStateException("not written twice the same way");
    }
    return Way.of(
        cql,
        program,
        new Made(
            classes.size(),
            classes.values().stream().mapToLong(bytes -> bytes.length).sum(),
            second.nodes,
            new HashMap<>(second.closures),
            (written - start) / NANOS_A_MILLI,
            (compiled - written) / NANOS_A_MILLI,
            (end - compiled) / NANOS_A_MILLI));
  }

  /** Nothing yet while its class is only written. */
  private Node body(ExpressionCompiler expressions, @Nullable Expression body) {
    StraightCode code = new StraightCode(expressions.program());
    String text;
    try {
      text = code.of(body, new StraightCode.Scope(expressions.library(), Map.of()));
    } catch (NoSuchElementException e) {
      // A function that a closure calls, with its operands where closures have them.
      return expressions.compile(body);
    }
    String name = "Straight" + sources.size();
    sources.put(name, code.text(name, text));
    nodes += code.nodes();
    code.closures().forEach(kind -> closures.merge(kind, 1, Integer::sum));
    byte[] bytes = classes.get(name);
    return bytes == null ? run -> null : ClassData.node(bytes, code.constants());
  }
}
