package org.hiphooks.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.knowledge.CodeSet;
import org.hiphooks.knowledge.Terminology;

/**
 * Other codes that record an input and nothing more: those that are in the same value sets as the
 * usual code, so that no rule can tell them apart.
 */
final class EquivalentCodes {

  private static final String INPUT_SETS = "input-";
  private static final Comparator<Code> BY_SYSTEM_AND_CODE =
      Comparator.comparing(Code::system).thenComparing(Code::code);

  private final Terminology terminology;
  private final InputCatalog catalog;
  private final String base;
  private final String rightSided;
  private final String findings;
  private final Map<String, List<Code>> cache = new LinkedHashMap<>();

  EquivalentCodes(Terminology terminology, InputCatalog catalog, Rendering rendering) {
    this.terminology = terminology;
    this.catalog = catalog;
    this.base = rendering.text("/valueSets/base");
    this.findings = rendering.text("/findings");
    this.rightSided = base + rendering.text("/valueSets/rightSided");
  }

  /** The usual code and all that are as good; the usual code first. */
  synchronized List<Code> of(InputDefinition input) {
    return cache.computeIfAbsent(input.name(), name -> find(input));
  }

  /** A code and all that are in exactly the same value sets, also as to side. */
  List<Code> like(Code usual) {
    Set<String> sets = clinicalSets(usual);
    boolean right = isRight(usual);
    List<Code> codes = new ArrayList<>();
    codes.add(usual);
    for (String url : new TreeSet<>(sets)) {
      for (Code code : members(url.substring(base.length()))) {
        if (isRight(code) == right
            && clinicalSets(code).equals(sets)
            && codes.stream().noneMatch(code::same)) {
          codes.add(code);
        }
      }
    }
    return codes;
  }

  private boolean isRight(Code code) {
    return terminology.contains(rightSided, code.system(), code.code());
  }

  /** The codes of a value set, by system and code. */
  List<Code> members(String valueSet) {
    CodeSet set = terminology.codeSet(base + valueSet);
    List<Code> codes = new ArrayList<>();
    if (set != null) {
      set.codes().forEach((system, all) -> all.forEach(c -> codes.add(new Code(system, c, null))));
    }
    codes.sort(BY_SYSTEM_AND_CODE);
    return codes;
  }

  private List<Code> find(InputDefinition input) {
    Code usual = input.codeToWrite();
    Set<String> sets = clinicalSets(usual);
    List<Code> codes = new ArrayList<>();
    codes.add(usual);
    for (String valueSet : input.valueSets()) {
      for (Code code : members(valueSet)) {
        boolean asGood = clinicalSets(code).equals(sets) || isFindingOfThisAlone(code, input);
        if (asGood && codes.stream().noneMatch(code::same)) {
          codes.add(code);
        }
      }
    }
    return List.copyOf(codes);
  }

  private Set<String> clinicalSets(Code code) {
    Set<String> sets = new HashSet<>(terminology.valueSetsOf(code.system(), code.code()));
    sets.removeIf(url -> url.startsWith(base + INPUT_SETS));
    sets.remove(rightSided);
    return sets;
  }

  /** A yes-or-no finding of ours may be coded by any code of its set that is no other finding. */
  private boolean isFindingOfThisAlone(Code code, InputDefinition input) {
    boolean ownQuestion = input.codeToWrite().system().equals(findings);
    if (!ownQuestion || !input.isBoolean() || !input.lookBack().startsWith("P")) {
      return false;
    }
    return catalog.all().stream()
        .filter(other -> !other.name().equals(input.name()))
        .filter(other -> other.is("Observation") || other.localCode() != null)
        .flatMap(other -> other.valueSets().stream())
        .noneMatch(set -> terminology.contains(base + set, code.system(), code.code()));
  }
}
