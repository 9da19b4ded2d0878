package org.hiphooks.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.hiphooks.config.SettingsProblem;
import org.jspecify.annotations.Nullable;

/** What is wrong with ConceptMaps, with file, line and field. */
final class MapProblems {

  private final List<SettingsProblem> found = new ArrayList<>();
  private @Nullable ContentFile file;
  private @Nullable JsonPlaces places;

  /** From now on fields are of this file. */
  void of(ContentFile other) {
    file = other;
    places = null;
  }

  /** At a field of the file, named by a JSON Pointer. */
  void add(String pointer, String message) {
    add(place(pointer), message);
  }

  void add(ContentPlace place, String message) {
    found.add(new SettingsProblem(place.toString(), message));
  }

  /** Where a field stands; a file is looked through for it only if something is wrong. */
  ContentPlace place(String pointer) {
    ContentFile current = file;
    if (current == null) {
      return ContentPlace.ofFile("");
    }
    JsonPlaces known = places == null ? JsonPlaces.of(current.path(), current.text()) : places;
    places = known;
    return known.of(pointer);
  }

  List<SettingsProblem> found() {
    return List.copyOf(found);
  }
}
