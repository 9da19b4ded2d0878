package org.hiphooks.knowledge;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an input is named to a clinician.
 *
 * @param name the input, as the rules name it
 * @param noun what is asked, for lists of what is missing
 * @param positive wording of a true or numeric finding; {@code {value}} stands for the value
 * @param negative wording of a recorded negative; null if there is none
 * @param values plain texts of coded values, by value; empty for other inputs
 * @param sensitive a site may mask it
 * @param sideAware a record of it may name a side
 * @param order reading order, the smaller the earlier
 * @param notAskedIf values of other inputs with which nobody would ask for this one
 */
public record InputLabel(
    String name,
    String noun,
    String positive,
    @Nullable String negative,
    Map<String, String> values,
    boolean sensitive,
    boolean sideAware,
    int order,
    Map<String, String> notAskedIf) {

  /** Whether its absence says something about a patient with these inputs. */
  public boolean isAsked(Map<String, ?> inputs) {
    for (Map.Entry<String, String> other : notAskedIf.entrySet()) {
      if (other.getValue().equals(inputs.get(other.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
