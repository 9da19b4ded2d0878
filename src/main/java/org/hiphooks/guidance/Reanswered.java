package org.hiphooks.guidance;

import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.explain.Evaluation;

/**
 * An answer about a visit, and what explains it.
 *
 * @param visit what can be answered again
 * @param answer the cards
 * @param evaluation what is known, and which rules hold
 */
public record Reanswered(Visit visit, HookAnswer answer, Evaluation evaluation) {

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Reanswered[" + answer.cards().size() + " cards]";
  }
}
