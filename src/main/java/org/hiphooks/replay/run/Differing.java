package org.hiphooks.replay.run;

import java.io.Serializable;

/**
 * A visit that differs.
 *
 * @param name where it stands
 * @param number its place among those that differ, from 1
 */
public record Differing(String name, long number) implements Serializable {}
