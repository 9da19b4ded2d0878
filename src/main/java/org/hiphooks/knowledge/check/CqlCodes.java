package org.hiphooks.knowledge.check;

import java.util.ArrayList;
import java.util.List;
import org.hiphooks.knowledge.ContentPlace;
import org.hiphooks.knowledge.CqlDeclaration;
import org.hiphooks.knowledge.CqlSource;
import org.hiphooks.knowledge.CqlToken;

/** The single codes that CQL names: in declarations, and as {@code Code 'x' from "system"}. */
final class CqlCodes {

  /**
   * A code.
   *
   * @param place the code in its file
   * @param system canonical address of its system; empty if the system is not declared
   * @param code the code
   */
  record Used(ContentPlace place, String system, String code) {}

  private final List<CqlSource> sources;

  private CqlCodes(List<CqlSource> sources) {
    this.sources = sources;
  }

  static List<Used> of(List<CqlSource> sources) {
    CqlCodes codes = new CqlCodes(sources);
    List<Used> used = new ArrayList<>();
    for (CqlSource source : sources) {
      codes.addDeclared(source, used);
      codes.addSelected(source, used);
    }
    return used;
  }

  private void addDeclared(CqlSource source, List<Used> used) {
    for (CqlDeclaration declaration : source.declarations()) {
      if (declaration.kind() == CqlDeclaration.Kind.CODE) {
        used.add(
            new Used(
                source.place(declaration.valueAt()),
                system(source, declaration.system()),
                declaration.value()));
      }
    }
  }

  private void addSelected(CqlSource source, List<Used> used) {
    List<CqlToken> tokens = source.tokens();
    for (int i = 0; i + 3 < tokens.size(); i++) {
      boolean selects = tokens.get(i).is("Code") && tokens.get(i + 2).is("from");
      if (selects && tokens.get(i + 1).kind() == CqlToken.Kind.TEXT) {
        boolean isQualified = i + 5 < tokens.size() && tokens.get(i + 4).is(".");
        String system = tokens.get(isQualified ? i + 5 : i + 3).text();
        CqlToken code = tokens.get(i + 1);
        used.add(new Used(source.place(code), system(source, system), code.text()));
      }
    }
  }

  private String system(CqlSource source, String name) {
    List<CqlSource> places = new ArrayList<>(List.of(source));
    places.addAll(sources);
    for (CqlSource place : places) {
      CqlDeclaration declaration = place.declaration(name);
      if (declaration != null && declaration.kind() == CqlDeclaration.Kind.CODE_SYSTEM) {
        return declaration.value();
      }
    }
    return "";
  }
}
