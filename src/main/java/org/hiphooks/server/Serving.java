package org.hiphooks.server;

import org.hiphooks.cdshooks.GuidanceService;

/**
 * What answers, and whom: taken together at a reload, so that no call meets the one of before with
 * the other of after.
 *
 * @param guidance what answers, warm
 * @param callers who is served
 */
public record Serving(GuidanceService guidance, Callers callers) {}
