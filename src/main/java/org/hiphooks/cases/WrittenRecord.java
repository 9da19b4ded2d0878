package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A resource and what it records.
 *
 * @param input the input it was written for
 * @param value the value it gives that input
 * @param resource the resource
 */
record WrittenRecord(InputDefinition input, JsonNode value, ObjectNode resource) {}
