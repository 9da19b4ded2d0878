package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A change that a suggestion proposes.
 *
 * @param type what to do
 * @param description self-contained text: some clients show nothing else
 * @param resource for create and update the whole FHIR resource; null for delete
 * @param resourceId for delete the relative reference; null otherwise
 */
public record Action(
    Type type, String description, @Nullable ObjectNode resource, @Nullable String resourceId) {

  /** Kind of change. */
  public enum Type {
    /** A new resource. */
    CREATE("create"),
    /** The whole changed resource. */
    UPDATE("update"),
    /** Removal of a draft. */
    DELETE("delete");

    private final String code;

    Type(String code) {
      this.code = code;
    }

    /** The code on the wire. */
    public String code() {
      return code;
    }
  }

  /** Proposes a new resource. */
  public static Action create(String description, ObjectNode resource) {
    return new Action(Type.CREATE, description, resource, null);
  }

  /** Nothing of the resource. */
  @Override
  public String toString() {
    return "Action[" + type + "]";
  }
}
