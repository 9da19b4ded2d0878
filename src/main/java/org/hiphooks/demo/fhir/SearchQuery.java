package org.hiphooks.demo.fhir;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;

/**
 * A search, read strictly: a parameter, a modifier or a sort order that the server does not know is
 * refused. A server that ignored them would answer with other records than were asked for.
 *
 * @param criteria all must match
 * @param order order of the answer
 */
record SearchQuery(List<Criterion> criteria, Comparator<Resource> order) {

  private static final Set<String> ABOUT_THE_ANSWER =
      Set.of("_count", "_format", "_pretty", "_sort", "_getpages", "_getpagesoffset");
  private static final Comparator<Resource> AS_STORED = (one, other) -> 0;

  SearchQuery {
    criteria = List.copyOf(criteria);
  }

  /**
   * Reads the parameters of a search.
   *
   * @throws InvalidRequestException (400) for what is not known
   */
  static SearchQuery parse(String type, Map<String, String[]> parameters) {
    List<Criterion> criteria = new ArrayList<>();
    Comparator<Resource> order = AS_STORED;
    for (Map.Entry<String, String[]> entry : parameters.entrySet()) {
      for (String value : entry.getValue()) {
        if ("_sort".equals(entry.getKey())) {
          order = order(type, value);
        } else if (!ABOUT_THE_ANSWER.contains(entry.getKey())) {
          criteria.add(criterion(type, entry.getKey(), value));
        }
      }
    }
    return new SearchQuery(criteria, order);
  }

  boolean matches(Resource resource) {
    return criteria.stream().allMatch(criterion -> criterion.matches(resource));
  }

  private static Criterion criterion(String type, String name, String value) {
    SearchParameter parameter =
        SearchParameters.find(type, name)
            .filter(known -> known.kind() != SearchParameter.Kind.DATE)
            .orElseThrow(() -> refused(type, name, "is not a search parameter of this server"));
    List<String> values = split(value);
    if (values.isEmpty()) {
      throw refused(type, name, "has no value");
    }
    return new Criterion(parameter, values);
  }

  private static List<String> split(String value) {
    List<String> values = new ArrayList<>();
    for (String part : value.split("(?<!\\\\),")) {
      String plain = part.replace("\\,", ",").replace("\\|", "|").strip();
      if (!plain.isEmpty()) {
        values.add(plain);
      }
    }
    return values;
  }

  private static Comparator<Resource> order(String type, String value) {
    Comparator<Resource> order = AS_STORED;
    for (String key : value.split(",")) {
      boolean descending = key.startsWith("-");
      String name = descending ? key.substring(1) : key;
      SearchParameter parameter =
          SearchParameters.find(type, name)
              .filter(p -> p.kind() == SearchParameter.Kind.DATE || "_id".equals(p.name()))
              .orElseThrow(() -> refused(type, "_sort=" + name, "is not supported"));
      Comparator<String> direction =
          descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
      order =
          order.thenComparing(
              resource -> sortKey(parameter, resource), Comparator.nullsLast(direction));
    }
    return order;
  }

  private static @org.jspecify.annotations.Nullable String sortKey(
      SearchParameter parameter, Resource resource) {
    return parameter
        .values(resource)
        .map(SearchQuery::sortable)
        .filter(key -> !key.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String sortable(Base value) {
    if (value instanceof BaseDateTimeType time && time.getValue() != null) {
      return time.getValue().toInstant().toString();
    }
    if (value instanceof Period period && period.getStart() != null) {
      return period.getStart().toInstant().toString();
    }
    return value instanceof IdType id ? id.getIdPart() : "";
  }

  private static InvalidRequestException refused(String type, String name, String why) {
    return new InvalidRequestException(type + ": " + name + " " + why);
  }
}
