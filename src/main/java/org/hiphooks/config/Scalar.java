package org.hiphooks.config;

/**
 * A value as written.
 *
 * @param text the value
 * @param place where it stands
 */
record Scalar(String text, String place) {}
