package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Terminology;

/**
 * All cases and demo patients of a content, and the renderer that writes them. Immutable.
 *
 * <p>Files: {@code fhir-resources/cases/<id>.json}, {@code fhir-resources/patients/<id>.json}.
 */
public final class CaseLibrary {

  private static final String CASES = "fhir-resources/cases";
  private static final String PATIENTS = "fhir-resources/patients";

  private final Map<String, Case> cases;
  private final List<DemoPatient> patients;
  private final CaseRenderer renderer;

  private CaseLibrary(Map<String, Case> cases, List<DemoPatient> patients, CaseRenderer renderer) {
    this.cases = Collections.unmodifiableMap(cases);
    this.patients = List.copyOf(patients);
    this.renderer = renderer;
  }

  /**
   * Reads the cases of a content.
   *
   * @throws CaseContentInvalid if a file is not readable as what it should be
   */
  public static CaseLibrary load(Content content) {
    SortedMap<String, String> files = content.files();
    Map<String, Case> cases = new LinkedHashMap<>();
    content.below(CASES).entrySet().stream()
        .filter(file -> !file.getKey().equals(Rendering.PATH))
        .map(file -> CaseReader.readCase(file.getKey(), file.getValue()))
        .sorted(CaseLibrary::byNumber)
        .forEach(vignette -> cases.put(vignette.id(), vignette));
    List<DemoPatient> patients = new ArrayList<>();
    content
        .below(PATIENTS)
        .forEach((path, text) -> patients.add(CaseReader.readPatient(path, text)));
    patients.sort(Comparator.comparingInt(DemoPatient::order));
    patients.forEach(patient -> checkCase(patient, cases));
    InputCatalog catalog = InputCatalog.read(files);
    return new CaseLibrary(
        cases, patients, new CaseRenderer(catalog, Rendering.read(files), Terminology.of(content)));
  }

  /** Reads the cases of a folder that holds {@code cql/} and {@code fhir-resources/}. */
  public static CaseLibrary load(Path root) {
    return load(Content.ofDirectory(root));
  }

  /**
   * Reads a case that stands elsewhere.
   *
   * @param place what messages call it
   * @throws CaseContentInvalid if it is none
   */
  public static Case read(String place, ObjectNode json) {
    return CaseReader.readCase(place, json);
  }

  /**
   * The case of this id, for instance {@code V09}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Case get(String id) {
    Case vignette = cases.get(id);
    if (vignette == null) {
      throw new IllegalArgumentException("no case " + id);
    }
    return vignette;
  }

  /** All cases: O01, O02, … V01, V02, … */
  public Collection<Case> all() {
    return cases.values();
  }

  /** The demo patients in the order of their list. */
  public List<DemoPatient> patients() {
    return patients;
  }

  /** Writes cases as FHIR and as requests. */
  public CaseRenderer renderer() {
    return renderer;
  }

  private static void checkCase(DemoPatient patient, Map<String, Case> cases) {
    if (!cases.containsKey(patient.caseId())) {
      throw new CaseContentInvalid(
          PATIENTS + "/" + patient.id() + ".json", "no case " + patient.caseId());
    }
  }

  private static int byNumber(Case one, Case other) {
    int letter = one.id().compareTo(other.id());
    if (one.id().charAt(0) != other.id().charAt(0)) {
      return letter;
    }
    int number = Integer.compare(number(one.id()), number(other.id()));
    return number == 0 ? letter : number;
  }

  private static int number(String id) {
    String digits = id.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
