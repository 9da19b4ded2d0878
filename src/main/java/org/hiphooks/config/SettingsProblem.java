package org.hiphooks.config;

/**
 * Something wrong in the configuration.
 *
 * @param place {@code file:line}, or the environment variable
 * @param message what is wrong and what to do
 */
public record SettingsProblem(String place, String message) {

  @Override
  public String toString() {
    return place + ": " + message;
  }
}
