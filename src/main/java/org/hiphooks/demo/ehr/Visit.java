package org.hiphooks.demo.ehr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One opening of a chart: the calls whose cards stand on it, and the order in work. Thread-safe.
 */
final class Visit {

  private final String id = UUID.randomUUID().toString();
  private final String patientId;
  private final Map<Area, HookCall> calls = new ConcurrentHashMap<>();
  private final Map<Area, Note> notes = new ConcurrentHashMap<>();
  private volatile @Nullable InWork inWork;

  Visit(String patientId) {
    this.patientId = patientId;
  }

  /** The draft that the order form still changes, and what was chosen for it. */
  record InWork(String entry, String side, List<String> references) {
    InWork {
      references = List.copyOf(references);
    }

    boolean isSameChoice(InWork other) {
      return entry.equals(other.entry) && side.equals(other.side);
    }
  }

  String id() {
    return id;
  }

  String patientId() {
    return patientId;
  }

  Optional<HookCall> call(Area area) {
    return Optional.ofNullable(calls.get(area));
  }

  /** The call of this id, if its cards still stand on the chart. */
  Optional<HookCall> call(Area area, String callId) {
    return call(area).filter(call -> call.id().equals(callId));
  }

  /** Puts the cards of a call in the place of those of the call before. */
  void put(Area area, HookCall call) {
    calls.put(area, call);
  }

  /** Takes the cards and the note of a place away. */
  void clear(Area area) {
    calls.remove(area);
    notes.remove(area);
  }

  Optional<Note> note(Area area) {
    return Optional.ofNullable(notes.get(area));
  }

  /** Says something in a place, instead of what was said there before. */
  void say(Area area, Note note) {
    notes.put(area, note);
  }

  Optional<InWork> inWork() {
    return Optional.ofNullable(inWork);
  }

  void work(@Nullable InWork work) {
    inWork = work;
  }
}
