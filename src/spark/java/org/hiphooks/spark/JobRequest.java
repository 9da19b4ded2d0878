package org.hiphooks.spark;

import java.time.Instant;
import java.util.List;
import org.hiphooks.config.SiteSection;
import org.hiphooks.knowledge.Content;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param input files and folders
 * @param out folder to write
 * @param at the evaluation's now; null = when the job started first
 * @param service only this service; null = all
 * @param content the content
 * @param site what the site sets about it
 * @param slices number of slices; 0 = by size
 * @param parts tasks of a slice; 0 = by size
 * @param limits how much of one patient is read
 * @param reportRows how many patients the report lists
 * @param isWorkKept whether the records sorted by patient are kept
 * @param words the command line as it was given
 */
record JobRequest(
    List<String> input,
    String out,
    @Nullable Instant at,
    @Nullable String service,
    Content content,
    SiteSection site,
    int slices,
    int parts,
    PatientLimits limits,
    int reportRows,
    boolean isWorkKept,
    String words) {

  /** Defensive copy. */
  JobRequest {
    input = List.copyOf(input);
  }
}
