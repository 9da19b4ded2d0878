package org.hiphooks.admin.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What somebody may do in the console. Who has any role may see all pages that name no patient. */
public enum Role {
  /** See. */
  VIEWER,
  /** Modes and the kill switch. */
  OPERATOR,
  /** Reload, activate and roll back content. */
  CONTENT,
  /** Explanations, comments of clinicians, the audit. */
  AUDITOR,
  /** Accounts, and whose tokens are good. */
  TRUST;

  /** As it is written. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The roles of these codes; what is none is left out. */
  public static Set<Role> of(Collection<String> codes) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(values()).filter(role -> codes.contains(role.code())).forEach(roles::add);
    return roles;
  }

  /** All of them, as they are written. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Role::code).toList();
  }
}
