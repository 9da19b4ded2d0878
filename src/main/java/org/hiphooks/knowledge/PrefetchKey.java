package org.hiphooks.knowledge;

/**
 * One prefetch key of the services.
 *
 * @param name key in the request
 * @param resourceType FHIR type that the template asks for
 * @param template FHIR query with hook-context tokens
 */
public record PrefetchKey(String name, String resourceType, String template) {}
