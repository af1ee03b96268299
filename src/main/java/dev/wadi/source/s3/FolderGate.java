package dev.wadi.source.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lets the objects of a folder through once its marker has been listed. Keys come in their order, so a marker may come before
 * its objects, among them or after them; what waits is bounded by the unread objects of folders without one. For one walk.
 */
final class FolderGate {

    private final Optional<String> marker;
    private final Set<String> whole = new HashSet<>();
    private final Map<String, List<S3Object>> waiting = new LinkedHashMap<>();

    FolderGate(Optional<String> marker) {
        this.marker = marker;
    }

    /** Takes note of the markers in an answer. */
    void note(List<S3Object> listed) {
        marker.ifPresent(name -> listed.stream()
                .map(S3Object::key)
                .filter(key -> key.equals(folder(key) + name))
                .forEach(key -> whole.add(folder(key))));
    }

    /** Of these objects those that need not wait, and those that have waited for what was noted. Markers are never let through. */
    List<S3Object> pass(List<S3Object> objects) {
        if (marker.isEmpty()) {
            return objects;
        }
        for (var object : objects) {
            var folder = folder(object.key());
            if (!object.key().equals(folder + marker.get())) {
                waiting.computeIfAbsent(folder, name -> new ArrayList<>()).add(object);
            }
        }
        var passed = new ArrayList<S3Object>();
        for (var folder : List.copyOf(waiting.keySet())) {
            if (whole.contains(folder)) {
                passed.addAll(waiting.remove(folder));
            }
        }
        return passed;
    }

    /** The folders whose objects wait still, each with when the oldest of them was last changed. */
    List<Instant> waitingSince() {
        return waiting.values().stream()
                .map(objects -> objects.stream()
                        .map(S3Object::lastModified)
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX))
                .toList();
    }

    private static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
