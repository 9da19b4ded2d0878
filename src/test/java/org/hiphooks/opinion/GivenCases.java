package org.hiphooks.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryWriter;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.Values;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;

/**
 * Writes what another engine needs to compute the rules of every case, and what HipHooks computed:
 * the compiled libraries, with the inputs as parameters, and a line for each case.
 */
public final class GivenCases {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CompiledCql cql;
  private final List<Case> cases;
  private final Map<String, Library> libraries = new TreeMap<>();

  /** The cases of a content. */
  GivenCases(Content content) {
    this(content, 1);
  }

  /** Only one of so many of them, for those who have no time for all. */
  public GivenCases(Content content, int every) {
    this.cql = Knowledge.load(content).cql();
    List<Case> all = List.copyOf(CaseLibrary.load(content).all());
    this.cases =
        IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).toList();
    for (CompiledLibrary compiled : cql.rules().getCompiledLibraries().values()) {
      Library library = compiled.getLibrary();
      if (library != null && library.getIdentifier() != null) {
        libraries.put(String.valueOf(library.getIdentifier().getId()), library);
      }
    }
  }

  /** Writes {@code elm/*.json} and {@code cases.ndjson}; returns how many cases there are. */
  public int write(Path folder) throws IOException {
    Path elm = Files.createDirectories(folder.resolve("elm"));
    for (Map.Entry<String, Library> library : libraries.entrySet()) {
      Files.writeString(
          elm.resolve(library.getKey() + ".json"),
          new ElmJsonLibraryWriter().writeAsString(library.getValue()));
    }
    Set<DefineName> defines = defines();
    Evaluator evaluator = CompiledEvaluator.of(cql, EvaluationLimit.NONE);
    try (Writer lines = Files.newBufferedWriter(folder.resolve("cases.ndjson"))) {
      for (Case vignette : cases) {
        Map<String, Object> inputs = inputs(vignette);
        Values values = evaluator.evaluate(defines, inputs, Map.of(), NOW);
        lines.write(line(vignette, inputs, values) + "\n");
      }
    }
    return cases.size();
  }

  /** All defines of the libraries that read no record, with those of their parts. */
  public Set<DefineName> defines() {
    Set<DefineName> defines = new LinkedHashSet<>();
    libraries.forEach(
        (name, library) -> {
          if (isRules(name) && library.getStatements() != null) {
            for (ExpressionDef define : library.getStatements().getDef()) {
              if (!(define instanceof FunctionDef) && !"Patient".equals(define.getName())) {
                defines.add(new DefineName(name, String.valueOf(define.getName())));
              }
            }
          }
        });
    return defines;
  }

  private boolean isRules(String library) {
    return cql.graph().aliases().getOrDefault(library, Map.of()).containsValue(CompiledCql.INPUTS);
  }

  /** The inputs of each case. */
  public List<Map<String, Object>> inputs() {
    return cases.stream().map(this::inputs).toList();
  }

  private Map<String, Object> inputs(Case vignette) {
    Map<String, JsonNode> recorded = new HashMap<>(vignette.inputs());
    recorded.putAll(vignette.order());
    Map<String, Object> inputs = new TreeMap<>();
    cql.inputs()
        .forEach(
            (input, type) -> {
              JsonNode value = recorded.get(input);
              if (value != null && !value.isNull()) {
                inputs.put(input, value(type, value));
              }
            });
    return inputs;
  }

  private static Object value(String type, JsonNode value) {
    return switch (type) {
      case "Boolean" -> value.booleanValue();
      case "Integer" -> value.intValue();
      case "Decimal" -> value.decimalValue();
      default -> value.textValue();
    };
  }

  private static ObjectNode line(Case vignette, Map<String, Object> inputs, Values values) {
    ObjectNode line = JSON.createObjectNode().put("id", vignette.id()).put("now", NOW.toString());
    line.set("inputs", JSON.valueToTree(inputs));
    ObjectNode all = line.putObject("values");
    values
        .byDefine()
        .forEach(
            (define, value) ->
                all.withObjectProperty(define.library())
                    .set(define.name(), JSON.<JsonNode>valueToTree(value)));
    ObjectNode failed = JsonNodeFactory.instance.objectNode().put("failed", true);
    values
        .failed()
        .forEach(define -> all.withObjectProperty(define.library()).set(define.name(), failed));
    return line;
  }
}
