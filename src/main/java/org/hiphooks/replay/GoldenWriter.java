package org.hiphooks.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.run.OutOfReach;
import org.hiphooks.replay.run.Result;

/** Writes answers beside their patients, as the ones accepted last. */
final class GoldenWriter {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private GoldenWriter() {}

  /** An answer that failed is never accepted, and a case states its expectation itself. */
  static void write(Result result) {
    Path file = result.visit().golden();
    if (file == null || result.answer().error() != null) {
      return;
    }
    ObjectNode json = JSON.createObjectNode();
    json.put("service", result.visit().service());
    json.put("at", result.visit().at().toString());
    ArrayNode cards = json.putArray("cards");
    for (AnsweredCard card : result.answer().shown()) {
      cards
          .addObject()
          .put("rule", card.rule())
          .put("level", card.level())
          .put("topic", card.topic())
          .put("summary", card.summary());
    }
    if (result.answer().assessment() != null) {
      ObjectNode assessment = json.putObject("assessment");
      result.answer().assessment().forEach(assessment::put);
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, JSON.writeValueAsString(json) + "\n");
    } catch (IOException e) {
      throw new OutOfReach("the expected answer " + file + " cannot be written", e);
    }
  }
}
