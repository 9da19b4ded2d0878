package org.hiphooks.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that pages need: style sheet, icons, scripts. Read once; their addresses hold a hash of
 * their bytes, so that they can be cached for ever. Immutable.
 */
public final class Assets {

  /** Where they are served. */
  public static final String PATH = "/assets/";

  private static final int HASH_LENGTH = 12;
  private static final String OURS = "/org/hiphooks/pages/assets/";
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/";

  private final Map<String, Asset> byName;

  /**
   * One file.
   *
   * @param type media type
   * @param hash part of its address
   * @param bytes its content; not copied, must not be changed
   */
  public record Asset(String type, String hash, byte[] bytes) {}

  private Assets(Map<String, Asset> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** Reads all files from the class path. */
  public static Assets load() {
    Map<String, Asset> assets = new LinkedHashMap<>();
    assets.put("hiphooks.css", read(OURS + "hiphooks.css", "text/css;charset=utf-8"));
    assets.put("icons.svg", read(OURS + "icons.svg", "image/svg+xml"));
    assets.put("icon.svg", read(OURS + "icon.svg", "image/svg+xml"));
    assets.put("pages.js", read(OURS + "pages.js", "text/javascript;charset=utf-8"));
    assets.put("htmx.min.js", read(HTMX + "htmx.min.js", "text/javascript;charset=utf-8"));
    return new Assets(assets);
  }

  /** The file of this name. */
  public Optional<Asset> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The text of a file, for a page that must stand alone.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public String text(String name) {
    return find(name)
        .map(asset -> new String(asset.bytes(), StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("no asset " + name));
  }

  /**
   * The address of a file.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public String href(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return PATH + name + "?v=" + asset.hash();
  }

  /** The address of one symbol of the icons. */
  public String icon(String symbol) {
    return href("icons.svg") + '#' + symbol;
  }

  private static Asset read(String path, String type) {
    try (InputStream in = Assets.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + path);
      }
      byte[] bytes = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(type, HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
