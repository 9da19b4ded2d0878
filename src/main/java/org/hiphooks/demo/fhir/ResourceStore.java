package org.hiphooks.demo.fhir;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Holds resources by type and id. Gives and takes copies. Thread-safe. */
final class ResourceStore {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Map<String, Resource>> byType = new LinkedHashMap<>();
  private final InstantSource clock;
  private long lastId;

  ResourceStore(InstantSource clock) {
    this.clock = clock;
  }

  /** One change of a transaction. */
  sealed interface Change {
    /** Keeps the resource under its id, instead of an earlier one if there is one. */
    record Put(Resource resource) implements Change {}

    /** Removes a resource; does nothing if there is none. */
    record Remove(String type, String id) implements Change {}
  }

  /** A new id, never given before. */
  String newId() {
    lock.writeLock().lock();
    try {
      do {
        lastId++;
      } while (byType.values().stream().anyMatch(all -> all.containsKey(Long.toString(lastId))));
      return Long.toString(lastId);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Makes all changes, seen by others at once or not at all. */
  void apply(List<Change> changes) {
    lock.writeLock().lock();
    try {
      for (Change change : changes) {
        if (change instanceof Change.Put put) {
          put(put.resource());
        } else if (change instanceof Change.Remove remove) {
          byType.getOrDefault(remove.type(), new LinkedHashMap<>()).remove(remove.id());
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  Optional<Resource> read(String type, String id) {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(id)).map(Resource::copy);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The resources of a type that match, in the order of the query. */
  List<Resource> search(String type, SearchQuery query) {
    lock.readLock().lock();
    try {
      Collection<Resource> all = byType.getOrDefault(type, Map.of()).values();
      return all.stream().filter(query::matches).sorted(query.order()).map(Resource::copy).toList();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void put(Resource given) {
    Resource resource = given.copy();
    String type = resource.fhirType();
    String id = given.getIdElement().getIdPart();
    Map<String, Resource> all = byType.computeIfAbsent(type, t -> new LinkedHashMap<>());
    Resource earlier = all.get(id);
    long version = earlier == null ? 1 : Long.parseLong(earlier.getMeta().getVersionId()) + 1;
    resource.setId(new IdType(type, id, Long.toString(version)));
    resource.getMeta().setVersionId(Long.toString(version));
    resource.getMeta().setLastUpdated(Date.from(clock.instant()));
    all.put(id, resource);
  }
}
