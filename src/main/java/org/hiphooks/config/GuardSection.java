package org.hiphooks.config;

import java.nio.file.Path;

/**
 * {@code ledger.guard:} when a rule fires too often or too rarely.
 *
 * @param baseline {@code baseline}, report.json of a replay over patients like those of the site
 * @param factor {@code factor}, how many times as often as there, or as rarely; default 3
 * @param minCalls {@code minCalls}, fewer calls say nothing; default 200
 * @param windowHours {@code windowHours}, over how long it is counted; default 24
 */
public record GuardSection(Path baseline, int factor, int minCalls, int windowHours) {}
