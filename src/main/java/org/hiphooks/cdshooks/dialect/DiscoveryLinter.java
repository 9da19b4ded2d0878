package org.hiphooks.cdshooks.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.config.Dialect;

/**
 * Checks what discovery offers against what clients do with it: which prefetch templates they can
 * fill, and how they keep services apart.
 */
public final class DiscoveryLinter {

  private static final Pattern TOKEN = Pattern.compile("\\{\\{([^}]*)}}");
  private static final Pattern PLAIN = Pattern.compile("\\s*(context\\.\\w+|user\\w+Id)\\s*");

  private DiscoveryLinter() {}

  /** What a client of this kind cannot use, as service, prefetch key and reason. */
  public static List<String> check(Dialect dialect, List<ServiceDescription> services) {
    List<String> problems = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ServiceDescription service : services) {
      if (!ids.add(service.id())) {
        problems.add(service.id() + ": two services have this id, and clients call only one");
      }
      service
          .prefetch()
          .forEach(
              (key, template) -> {
                String where = service.id() + " prefetch " + key + ": ";
                template(dialect, template).forEach(reason -> problems.add(where + reason));
              });
    }
    return List.copyOf(problems);
  }

  private static List<String> template(Dialect dialect, String template) {
    List<String> reasons = new ArrayList<>();
    Matcher token = TOKEN.matcher(template);
    while (token.find()) {
      if (!PLAIN.matcher(token.group(1)).matches() && dialect != Dialect.SANDBOX) {
        reasons.add("this client fills no token but context.* and user*Id");
      }
    }
    if (dialect == Dialect.SANDBOX && template.split("[?&]date=", -1).length > 2) {
      reasons.add("this client joins two dates to one of either");
    }
    return reasons;
  }
}
