package org.hiphooks.guidance;

import java.util.Optional;
import java.util.function.Supplier;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.explain.Evaluation;

/**
 * An answer, and what is kept of it for whoever wants to keep it.
 *
 * @param evaluation to explain it; empty if the call orders several things
 * @param visit to answer it again
 */
record Explainable(
    HookAnswer answer, Supplier<Optional<Evaluation>> evaluation, Supplier<Visit> visit) {}
