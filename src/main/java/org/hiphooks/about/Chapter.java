package org.hiphooks.about;

/**
 * A part of what a content says of itself.
 *
 * @param id lower-case letters, digits and hyphens; part of its address
 * @param title its heading
 * @param markdown the text below the heading; headings in it are of the third level and lower
 */
public record Chapter(String id, String title, String markdown) {}
