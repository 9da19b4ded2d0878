package org.hiphooks.config;

/**
 * {@code site.contact:} whom the staff of a client ask. Each is empty if it is not given.
 *
 * @param name {@code name}, a person or a team
 * @param email {@code email}
 * @param phone {@code phone}
 */
public record ContactSection(String name, String email, String phone) {

  /** Nobody is named. */
  public static final ContactSection NONE = new ContactSection("", "", "");
}
