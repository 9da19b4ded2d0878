package org.hiphooks.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Requests for one part of this process since it started.
 *
 * @param place the part, as the first step of its path; empty = no address of this service
 * @param requests how many there were
 * @param failed how many of them were answered with 5xx
 */
public record Traffic(String place, long requests, long failed) {

  private static final int SERVER_FAULT = 500;

  /** Whoever asks whether the service is ready is told so with 503: that is no failure. */
  private static final String HEALTH = "/health";

  /** By part. */
  static List<Traffic> of(MeterRegistry registry) {
    TreeMap<String, Traffic> parts = new TreeMap<>();
    for (Timer timer : registry.find("hiphooks.http").timers()) {
      String place = place(Health.tag(timer, "route"));
      long count = timer.count();
      long failed = status(timer) >= SERVER_FAULT ? count : 0;
      parts.merge(place, new Traffic(place, count, failed), Traffic::and);
    }
    parts.remove(HEALTH);
    return new ArrayList<>(parts.values());
  }

  private Traffic and(Traffic more) {
    return new Traffic(place, requests + more.requests, failed + more.failed);
  }

  private static String place(String route) {
    return route.startsWith("/") ? '/' + route.split("/", 3)[1].replace("*", "") : "";
  }

  private static int status(Timer timer) {
    String status = Health.tag(timer, "status");
    return status.matches("\\d{3}") ? Integer.parseInt(status) : 0;
  }
}
