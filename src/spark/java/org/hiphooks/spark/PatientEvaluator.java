package org.hiphooks.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.hiphooks.replay.visit.BulkLine;
import org.hiphooks.replay.visit.ChartVisits;
import org.hiphooks.replay.visit.LeftOut;
import org.hiphooks.replay.visit.Unreadable;
import org.hiphooks.replay.visit.Visit;
import org.hiphooks.replay.visit.VisitSink;

/**
 * Answers one patient as {@code replay} does: the same call from the same records, the same
 * guidance, the same look at what the answer rests on.
 */
final class PatientEvaluator {

  private static final String DRUG = "Medication";
  private static final String DRUG_ORDER = "MedicationRequest";

  private final Evaluation evaluation;

  PatientEvaluator(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** One row a visit; one row in all if there is none. */
  List<Row> rows(PatientLines patient) {
    try {
      return answered(patient);
    } catch (RuntimeException e) {
      // Its message might quote the record, and one patient must not end the job.
      String reason = "our fault (" + e.getClass().getSimpleName() + ')';
      return List.of(
          AnswerWriter.leftOut(patient, List.of(AnswerWriter.reason(null, null, reason, true))));
    }
  }

  private List<Row> answered(PatientLines patient) {
    Collected found = new Collected();
    Set<String> unread = new TreeSet<>(patient.unread());
    List<ObjectNode> resources = new ArrayList<>();
    for (PatientLines.Line line : patient.lines()) {
      try {
        resources.add(BulkLine.resource(line.text()));
      } catch (Unreadable e) {
        unread.add(line.type());
        found.reasons.add(AnswerWriter.reason(line.file(), line.offset(), e.reason(), false));
      }
    }
    if (patient.isCut()) {
      String what = (patient.total() - patient.lines().size()) + " of " + patient.total();
      found.leftOut(LeftOut.part("", what + " records are not read: the patient has too many"));
    }
    if (unread.contains(DRUG)) {
      unread.add(DRUG_ORDER);
    }
    new ChartVisits(evaluation.asking(), found).add(patient.patient(), resources, unread);
    return rows(patient, found);
  }

  private List<Row> rows(PatientLines patient, Collected found) {
    if (found.visits.isEmpty()) {
      return List.of(AnswerWriter.leftOut(patient, found.reasons));
    }
    List<Row> rows = new ArrayList<>();
    List<Row> reasons = found.reasons;
    for (Visit visit : found.visits) {
      rows.add(AnswerWriter.row(patient, evaluation.judge().apply(visit), reasons));
      reasons = List.of();
    }
    return rows;
  }

  private static final class Collected implements VisitSink {

    private final List<Visit> visits = new ArrayList<>();
    private final List<Row> reasons = new ArrayList<>();

    @Override
    public void visit(Visit visit) {
      visits.add(visit);
    }

    @Override
    public void leftOut(LeftOut leftOut) {
      reasons.add(AnswerWriter.reason(null, null, leftOut.reason(), leftOut.whole()));
    }
  }
}
