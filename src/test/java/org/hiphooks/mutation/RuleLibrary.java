package org.hiphooks.mutation;

import org.hl7.elm.r1.Library;

/**
 * A library of rules or settings.
 *
 * @param name its name
 * @param elm compiled
 * @param source as it is written
 */
record RuleLibrary(String name, Library elm, SourceText source) {}
