package org.hiphooks.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.hiphooks.knowledge.Knowledge;

/**
 * What a run must have in common with one that it goes on with.
 *
 * @param fields the hashes, versions and arguments by name
 */
record JobIdentity(TreeMap<String, String> fields) {

  static JobIdentity of(
      CohortContent content, Knowledge knowledge, InputFiles input, int slices, String product) {
    TreeMap<String, String> fields = new TreeMap<>();
    fields.put("product", product);
    fields.put("contentVersion", knowledge.version());
    fields.put("contentHash", content.contentHash());
    fields.put("siteHash", content.siteHash());
    fields.put("inputFormat", input.format().name());
    fields.put("inputFiles", String.valueOf(input.files().size()));
    fields.put("inputBytes", String.valueOf(input.bytes()));
    fields.put("inputHash", input.hash());
    fields.put("service", content.service() == null ? "" : content.service());
    fields.put("at", content.at().toString());
    fields.put("slices", String.valueOf(slices));
    fields.put("maxRecords", String.valueOf(content.limits().records()));
    fields.put("maxBytes", String.valueOf(content.limits().bytes()));
    return new JobIdentity(fields);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    fields.forEach(json::put);
    return json;
  }

  /**
   * Makes sure that what was written belongs to this job.
   *
   * @throws InputRefused if it does not
   */
  void requireSame(JsonNode written, OutputFolder folder) {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String other = written.path(field.getKey()).asText();
      if (!other.equals(field.getValue())) {
        throw new InputRefused(
            folder
                + " holds another job: "
                + field.getKey()
                + " is "
                + other
                + " there and "
                + field.getValue()
                + " here; name another --out, or remove that folder");
      }
    }
  }
}
