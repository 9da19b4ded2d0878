package org.hiphooks.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hiphooks.form.WrittenLine.State;

/** What one form has put into the chart, and what of it is not what is answered now. */
final class SavedAnswers {

  private final String session = UUID.randomUUID().toString();
  private final Map<String, Saved> latest = new LinkedHashMap<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final List<Saved> all = new ArrayList<>();

  /**
   * One answer in the chart.
   *
   * @param where type and id; empty if the server did not say
   */
  record Saved(Finding finding, String content, String where) {}

  void keep(Finding finding, String where) {
    Saved now = new Saved(finding, finding.content(), where);
    latest.put(finding.key(), now);
    all.add(now);
    times.merge(finding.key(), 1, Integer::sum);
  }

  void forget(Saved one) {
    all.remove(one);
    latest.remove(one.finding().key(), one);
  }

  List<Saved> all() {
    return List.copyOf(all);
  }

  boolean has(Finding finding) {
    Saved known = latest.get(finding.key());
    return known != null && known.content().equals(finding.content());
  }

  List<Finding> missing(List<Finding> findings) {
    return findings.stream().filter(finding -> !has(finding)).toList();
  }

  /** What was written and is not what is answered now. */
  List<Saved> left(List<Finding> findings) {
    return all.stream()
        .filter(old -> !old.equals(latest.get(old.finding().key())) || isOther(old, findings))
        .toList();
  }

  /** The same, without what would leave the question without any answer in the chart. */
  List<Saved> replaced(List<Finding> findings) {
    return left(findings).stream().filter(old -> isAnsweredFor(old, findings)).toList();
  }

  private static boolean isOther(Saved old, List<Finding> findings) {
    return findings.stream()
        .noneMatch(
            now -> now.key().equals(old.finding().key()) && now.content().equals(old.content()));
  }

  /** Whether what is answered in its place, if anything, is in the chart. */
  private boolean isAnsweredFor(Saved old, List<Finding> findings) {
    return findings.stream()
        .filter(now -> now.key().equals(old.finding().key()))
        .allMatch(this::has);
  }

  /** The same for the same answer, another one for another answer or a later change back. */
  String identifier(Finding finding) {
    String content = finding.content();
    UUID hash = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    int before = times.getOrDefault(finding.key(), 0);
    return session + '.' + finding.key() + '.' + before + '.' + hash.toString().substring(0, 8);
  }

  /** What is in the chart, by where it is. */
  Map<String, ObjectNode> byPlace() {
    Map<String, ObjectNode> byPlace = new LinkedHashMap<>();
    for (Saved one : all) {
      if (!one.where().isEmpty()) {
        String id = one.where().substring(one.where().indexOf('/') + 1);
        byPlace.put(one.where(), one.finding().observation().deepCopy().put("id", id));
      }
    }
    return byPlace;
  }

  /** What is in the chart nowhere that is known. */
  List<Finding> unplaced(List<Finding> findings) {
    return findings.stream().filter(finding -> line(finding).where().isEmpty()).toList();
  }

  /** What is answered, and what was and is still in the chart. */
  List<WrittenLine> lines(List<Finding> findings) {
    List<WrittenLine> lines = new ArrayList<>();
    findings.forEach(finding -> lines.add(line(finding)));
    left(findings).forEach(old -> lines.add(line(old.finding(), State.LEFT, old.where())));
    return lines;
  }

  private WrittenLine line(Finding finding) {
    Saved known = has(finding) ? latest.get(finding.key()) : null;
    return known == null
        ? line(finding, State.UNSAVED, "")
        : line(finding, State.SAVED, known.where());
  }

  static WrittenLine line(Finding finding, State state, String where) {
    return new WrittenLine(finding.question(), finding.answer(), state, where);
  }

  /** Number only. */
  @Override
  public String toString() {
    return "SavedAnswers[" + all.size() + "]";
  }
}
