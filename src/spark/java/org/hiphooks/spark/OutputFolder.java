package org.hiphooks.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.hiphooks.replay.run.OutOfReach;
import org.jspecify.annotations.Nullable;

/** The folder that a job writes to, on any file system that Spark reaches. */
final class OutputFolder {

  static final String IDENTITY = "work/job.json";
  static final String MANIFEST = "manifest.json";
  private static final String WORK = "work";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final String place;
  private final Path root;
  private final FileSystem system;

  OutputFolder(String place, Configuration hadoop) {
    this.place = place;
    try {
      this.root = new Path(place);
      this.system = root.getFileSystem(hadoop);
    } catch (IOException e) {
      throw new OutOfReach("the output " + place + " is out of reach", e);
    } catch (IllegalArgumentException e) {
      throw new InputRefused("--out " + place + " is no path");
    }
  }

  /** Path of something in it, as Spark takes it. */
  String path(String name) {
    return new Path(root, name).toString();
  }

  /** Whether there is nothing in it, or it is not there. */
  boolean isEmpty() {
    try {
      return !system.exists(root) || system.listStatus(root).length == 0;
    } catch (IOException e) {
      throw new OutOfReach("the output " + place + " cannot be read", e);
    }
  }

  boolean has(String name) {
    try {
      return system.exists(new Path(root, name));
    } catch (IOException e) {
      throw new OutOfReach("the output " + place + " cannot be read", e);
    }
  }

  /** A file of ours; null = it is not there. */
  @Nullable JsonNode read(String name) {
    if (!has(name)) {
      return null;
    }
    try (InputStream in = system.open(new Path(root, name))) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new OutOfReach("the output " + place + "/" + name + " cannot be read", e);
    }
  }

  /** Writes a file as a whole: it has its name only when everything is in it. */
  void write(String name, JsonNode json) {
    try {
      write(name, JSON.writeValueAsBytes(json));
    } catch (IOException e) {
      throw new OutOfReach("the output " + place + "/" + name + " cannot be written", e);
    }
  }

  /** Writes a file as a whole. */
  void write(String name, byte[] bytes) {
    Path file = new Path(root, name);
    Path partial = file.suffix(".partial");
    try {
      try (OutputStream out = system.create(partial, true)) {
        out.write(bytes);
      }
      system.delete(file, false);
      if (!system.rename(partial, file)) {
        throw new IOException("not renamed");
      }
    } catch (IOException e) {
      throw new OutOfReach("the output " + place + "/" + name + " cannot be written", e);
    }
  }

  /** Removes what is only needed while the job runs; it holds whole records. */
  void removeWork() {
    remove(WORK);
  }

  void remove(String name) {
    try {
      system.delete(new Path(root, name), true);
    } catch (IOException e) {
      throw new OutOfReach("the output " + place + "/" + name + " cannot be removed", e);
    }
  }

  @Override
  public String toString() {
    return place;
  }
}
