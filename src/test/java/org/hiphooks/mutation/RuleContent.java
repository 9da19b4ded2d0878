package org.hiphooks.mutation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.Setting;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A content of its own to plant mistakes in: compiled from texts that no other test compiles, so
 * that no other test meets a mistake.
 */
final class RuleContent {

  private static final Scope.Known NOTHING =
      new Scope.Known() {
        @Override
        public @Nullable Object define(DefineName define) {
          return null;
        }

        @Override
        public @Nullable Object parameter(DefineName parameter) {
          return null;
        }
      };

  private static final List<String> SPANS = List.of("hours", "days", "weeks", "months", "years");

  private final Knowledge knowledge;
  private final CaseLibrary cases;
  private final List<Situation> situations;
  private final DependencyIndex index;
  private final Map<String, RuleLibrary> rules = new LinkedHashMap<>();
  private final RuleLibrary settings;
  private final Set<DefineName> defines = new TreeSet<>();
  private final Map<DefineName, ExpressionDef> written = new HashMap<>();
  private final Map<DefineName, FunctionDef> functions = new HashMap<>();
  private final Map<DefineName, ParameterDef> parameters = new HashMap<>();
  private final List<DefineName> order;
  private final Interpreter interpreter;

  RuleContent() {
    Content written = Content.ofDirectory(Path.of(System.getProperty("basedir", ".")));
    SortedMap<String, String> files = new TreeMap<>(written.files());
    files.replaceAll((path, text) -> path.endsWith(".cql") ? text + "\n// to plant in\n" : text);
    knowledge = Knowledge.load(Content.of(files));
    cases = CaseLibrary.load(written);
    situations = Situation.load(written);
    index = new DependencyIndex(cql());
    cql()
        .graph()
        .aliases()
        .forEach(
            (name, aliases) -> {
              if (aliases.containsValue(CompiledCql.INPUTS)) {
                rules.put(name, library(name, files));
              }
            });
    settings = library(CompiledCql.SETTINGS, files);
    for (DefineName define : cql().graph().defines()) {
      if (rules.containsKey(define.library()) && !"Patient".equals(define.name())) {
        defines.add(define);
      }
    }
    rules.values().forEach(this::addDefines);
    order = new ArrayList<>(defines);
    order.sort(Comparator.comparingInt(index::place));
    interpreter = new Interpreter(cql().graph(), functions);
    for (ParameterDef def : settings.elm().getParameters().getDef()) {
      parameters.put(new DefineName(settings.name(), String.valueOf(def.getName())), def);
    }
  }

  Knowledge knowledge() {
    return knowledge;
  }

  CompiledCql cql() {
    return knowledge.cql();
  }

  CaseLibrary cases() {
    return cases;
  }

  List<Situation> situations() {
    return situations;
  }

  DependencyIndex index() {
    return index;
  }

  /** Every define of the rule libraries, functions left out. */
  Set<DefineName> defines() {
    return defines;
  }

  /** The same, each after those that it refers to. */
  List<DefineName> inOrder() {
    return order;
  }

  /** The value of a define, given those that it refers to. */
  @Nullable Object value(DefineName define, Scope.Known known) {
    ExpressionDef def = written.get(define);
    return def == null
        ? null
        : interpreter.value(def.getExpression(), Scope.of(known, define.library()));
  }

  /** The expression of a define as it stands now; null if there is none. */
  @Nullable Object expression(DefineName define) {
    ExpressionDef def = written.get(define);
    return def == null ? null : def.getExpression();
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /** The default of a setting. */
  @Nullable Object setting(DefineName setting) {
    ParameterDef def = parameters.get(setting);
    return def == null ? null : interpreter.value(def.getDefault(), Scope.of(NOTHING, ""));
  }

  /** Every mutant of the rule libraries and of the settings that they read. */
  List<Mutant> mutants() {
    List<Mutant> mutants = new ArrayList<>();
    for (RuleLibrary library : rules.values()) {
      for (ExpressionDef def : library.elm().getStatements().getDef()) {
        if (def.getExpression() != null && !"Patient".equals(def.getName())) {
          DefineName define = new DefineName(library.name(), String.valueOf(def.getName()));
          ElmSlots.Slot slot = slot(def, def.getExpression());
          mutants.addAll(Mutants.of(define, false, false, slot, library.source()));
        }
      }
    }
    mutants.addAll(settingMutants());
    return mutants;
  }

  /** A setting that no rule reads is one of the reading of the record, or of the texts. */
  private List<Mutant> settingMutants() {
    List<Mutant> mutants = new ArrayList<>();
    for (ParameterDef def : settings.elm().getParameters().getDef()) {
      DefineName define = new DefineName(settings.name(), String.valueOf(def.getName()));
      if (index.changed(define).stream().anyMatch(defines::contains)) {
        Setting setting = knowledge.settings().get(define.name());
        boolean window = setting != null && SPANS.contains(String.valueOf(setting.unit()));
        ElmSlots.Slot slot = slot(def, def.getDefault());
        mutants.addAll(Mutants.of(define, window, true, slot, settings.source()));
      }
    }
    return mutants;
  }

  private static ElmSlots.Slot slot(Object holder, @Nullable Object part) {
    return ElmSlots.of(holder).stream()
        .filter(slot -> slot.node() == part)
        .findFirst()
        .orElseThrow();
  }

  private void addDefines(RuleLibrary library) {
    for (ExpressionDef def : library.elm().getStatements().getDef()) {
      DefineName name = new DefineName(library.name(), String.valueOf(def.getName()));
      if (def instanceof FunctionDef function && def.getExpression() != null) {
        functions.put(name, function);
        ParameterUse.of(cql().graph(), name, def.getExpression())
            .forEach(parameter -> index.addUse(parameter, name));
      } else {
        written.put(name, def);
      }
    }
  }

  private RuleLibrary library(String name, Map<String, String> files) {
    VersionedIdentifier identifier = cql().identifiers().get(name);
    Library elm =
        identifier == null ? null : cql().reading().resolveLibrary(identifier).getLibrary();
    String text = files.get("cql/" + name + ".cql");
    if (elm == null || text == null) {
      throw new IllegalStateException("no library " + name);
    }
    return new RuleLibrary(name, elm, SourceText.of(text));
  }
}
