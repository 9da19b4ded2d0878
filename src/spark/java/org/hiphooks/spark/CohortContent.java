package org.hiphooks.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hiphooks.config.Scalar;
import org.hiphooks.config.SiteSection;
import org.hiphooks.knowledge.Content;
import org.hiphooks.replay.run.OutOfReach;
import org.jspecify.annotations.Nullable;

/**
 * Content and configuration as they travel from the driver to the executors: nothing is installed
 * on a node. Of the configuration only what the site sets about the content travels; no client, no
 * address and no secret.
 *
 * @param files the content's files by path
 * @param contentHash hash of these files
 * @param settings {@code settings:}
 * @param services {@code services:}
 * @param rules {@code rules:}
 * @param conceptMaps text of the site's concept maps by file name
 * @param service only this service; null = each that a chart that is opened is sent to
 * @param at the evaluation's now
 * @param limits how much of one patient is read
 */
record CohortContent(
    TreeMap<String, String> files,
    String contentHash,
    LinkedHashMap<String, String> settings,
    LinkedHashMap<String, String> services,
    LinkedHashMap<String, String> rules,
    LinkedHashMap<String, String> conceptMaps,
    @Nullable String service,
    Instant at,
    PatientLimits limits)
    implements Serializable {

  private static final String PLACE = "the job's configuration";

  /** Packs what the driver read. */
  static CohortContent of(
      Content content,
      SiteSection site,
      @Nullable String service,
      Instant at,
      PatientLimits limits) {
    LinkedHashMap<String, String> maps = new LinkedHashMap<>();
    for (Path file : site.conceptMaps()) {
      try {
        maps.put(maps.size() + "-" + file.getFileName(), Files.readString(file));
      } catch (IOException e) {
        throw new OutOfReach("the concept map " + file + " cannot be read", e);
      }
    }
    return new CohortContent(
        new TreeMap<>(content.files()),
        content.hash(),
        texts(site.settings()),
        texts(site.services()),
        texts(site.rules()),
        maps,
        service,
        at,
        limits);
  }

  private static LinkedHashMap<String, String> texts(Map<String, Scalar> written) {
    LinkedHashMap<String, String> texts = new LinkedHashMap<>();
    written.forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }

  /** The content, and proof that all of it arrived. */
  Content content() {
    Content content = Content.of(files);
    if (!content.hash().equals(contentHash)) {
      throw new IllegalStateException("the content that arrived is not the one that was sent");
    }
    return content;
  }

  /** What the site sets, with its concept maps as files of this machine below a folder. */
  SiteSection site(Path folder) throws IOException {
    LinkedHashMap<String, Path> written = new LinkedHashMap<>();
    for (Map.Entry<String, String> map : conceptMaps.entrySet()) {
      written.put(map.getKey(), Files.writeString(folder.resolve(map.getKey()), map.getValue()));
    }
    return new SiteSection(
        scalars(settings),
        scalars(services),
        scalars(rules),
        SiteSection.DEFAULT.contact(),
        written.values().stream().toList());
  }

  private static Map<String, Scalar> scalars(Map<String, String> texts) {
    Map<String, Scalar> scalars = new LinkedHashMap<>();
    texts.forEach((name, text) -> scalars.put(name, new Scalar(text, PLACE)));
    return scalars;
  }

  /** Hash of what the site sets. */
  String siteHash() {
    return hash(
        String.join(
            "\n",
            new TreeMap<>(settings).toString(),
            new TreeMap<>(services).toString(),
            new TreeMap<>(rules).toString(),
            conceptMaps.toString()));
  }

  /** Hex SHA-256 of a text. */
  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same for two jobs whose answers are the same for every patient. */
  String key() {
    return hash(String.join("\n", contentHash, siteHash(), service + "", at + "", limits + ""));
  }

  /** Hashes, not the files. */
  @Override
  public String toString() {
    return "CohortContent[" + contentHash + ", " + at + ']';
  }
}
