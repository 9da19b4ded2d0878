package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;

/**
 * Reads a site's ConceptMaps (FHIR R4, JSON) and checks them against the content. All problems are
 * found in one go, each with file, line and field; a site with a problem has no codes at all.
 */
public final class ConceptMapReader {

  private static final long MAX_BYTES = 8L * 1024 * 1024;
  private static final int MAX_PROBLEMS = 100;

  private final MapProblems problems = new MapProblems();
  private final MapGroups groups;
  private final boolean areDraftsTaken;
  private final List<String> names = new ArrayList<>();

  private ConceptMapReader(Knowledge knowledge, boolean areDraftsTaken) {
    this.groups = new MapGroups(knowledge, problems);
    this.areDraftsTaken = areDraftsTaken;
  }

  /**
   * Reads the maps that are in use.
   *
   * @throws SettingsInvalid with every problem found
   */
  public static LocalCodes read(List<Path> files, Knowledge knowledge) {
    return new ConceptMapReader(knowledge, false).read(files);
  }

  /**
   * Reads maps that may still be drafts, to try them.
   *
   * @throws SettingsInvalid with every problem found
   */
  public static LocalCodes readDrafts(List<Path> files, Knowledge knowledge) {
    return new ConceptMapReader(knowledge, true).read(files);
  }

  private LocalCodes read(List<Path> files) {
    if (files.isEmpty()) {
      return LocalCodes.NONE;
    }
    MessageDigest digest = digest();
    for (Path file : files) {
      String text = text(file);
      digest.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update((byte) 0);
      List<ContentProblem> notJson = new ArrayList<>();
      ContentFile map = ContentFile.read(file.toString(), text, notJson);
      notJson.forEach(problem -> problems.add(problem.place(), problem.message()));
      if (map != null) {
        read(map);
      }
    }
    groups.requireNoCycle();
    List<SettingsProblem> found = problems.found();
    if (!found.isEmpty()) {
      throw new SettingsInvalid(found.subList(0, Math.min(MAX_PROBLEMS, found.size())));
    }
    return groups.codes(names, HexFormat.of().formatHex(digest.digest()));
  }

  private void read(ContentFile map) {
    problems.of(map);
    JsonNode json = map.json();
    if (!"ConceptMap".equals(map.resourceType())) {
      problems.add("/resourceType", "must be ConceptMap");
      return;
    }
    String status = json.path("status").asText();
    if (!"active".equals(status) && !(areDraftsTaken && "draft".equals(status))) {
      problems.add("/status", "must be active: a draft is tried first (hiphooks codes try)");
    }
    if (!json.path("group").isArray() || json.path("group").isEmpty()) {
      problems.add("/group", "must be an array of at least one group");
    }
    String version = json.path("version").asText("without version");
    names.add(json.path("name").asText(map.id()) + ' ' + version);
    for (int i = 0; i < json.path("group").size(); i++) {
      groups.add(json.path("group").get(i), "/group/" + i);
    }
  }

  private String text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        problems.add(ContentPlace.ofFile(file.toString()), "is longer than 8 MiB");
        return "{}";
      }
      return Files.readString(file);
    } catch (IOException e) {
      String reason = e.getClass().getSimpleName();
      problems.add(ContentPlace.ofFile(file.toString()), "cannot be read: " + reason);
      throw new SettingsInvalid(problems.found());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
