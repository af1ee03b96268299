package dev.wadi.scenarios.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket that changes while it is read: objects come late into old folders, are overwritten and deleted, and folders get their
 * markers at some time. Keys are plain ASCII, so Java's order is S3's.
 */
final class HostileBucket {

    static final String MARKER = "_SUCCESS";

    /** What stands under a key. */
    record Content(String tag, Instant changed, List<String> rows) {

        byte[] bytes() {
            var text = new StringBuilder("id,number,text\n");
            rows.forEach(row -> text.append(row).append('\n'));
            return text.toString().getBytes(UTF_8);
        }
    }

    private final Random random;
    private final TreeMap<String, Content> objects = new TreeMap<>();
    private final Set<String> marked = new HashSet<>();
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private int number;

    HostileBucket(Random random) {
        this.random = random;
    }

    /** Somebody exports. */
    void goOn() {
        for (var steps = 1 + random.nextInt(3); steps > 0; steps--) {
            now = now.plusSeconds(random.nextInt(3));
            var keys = new ArrayList<>(objects.keySet());
            var choice = random.nextInt(10);
            if (choice == 0 && !keys.isEmpty()) {
                objects.remove(keys.get(random.nextInt(keys.size())));
            } else if (choice < 4 && !keys.isEmpty()) {
                put(keys.get(random.nextInt(keys.size())));
            } else {
                put("dt=%d/part-%02d.csv".formatted(random.nextInt(4), random.nextInt(30)));
            }
            if (random.nextInt(4) == 0) {
                mark(random.nextInt(4));
            }
        }
    }

    /** Nobody exports any more, and all folders are said to be whole. */
    void comeToRest() {
        for (var folder = 0; folder < 4; folder++) {
            mark(folder);
        }
    }

    /** The data there is, without the markers. */
    Map<String, Content> data() {
        var data = new TreeMap<>(objects);
        data.keySet().removeIf(key -> key.endsWith(MARKER));
        return data;
    }

    /** Whether the folder of a key was ever said to be whole. */
    boolean wasMarked(String key) {
        return marked.contains(key.substring(0, key.indexOf('/') + 1));
    }

    /** Keys behind another, a few at a time. */
    List<S3Object> list(String after) {
        return objects.tailMap(after, false).entrySet().stream()
                .limit(5)
                .map(entry -> object(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The same, made hard: short and empty answers, keys left out, given again or in another order, without a tag. */
    List<S3Object> listHostile(String after) {
        if (random.nextInt(12) == 0) {
            return List.of();
        }
        var listed = new ArrayList<>(list(after));
        listed.removeIf(object -> random.nextInt(6) == 0);
        if (random.nextInt(4) == 0 && !after.isEmpty()) {
            listed.addAll(0, list("").subList(0, 1));
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(listed, random);
        }
        listed.replaceAll(object ->
                random.nextInt(10) == 0 ? object.toBuilder().eTag(null).build() : object);
        return listed;
    }

    /** The object as it was listed; none where it has been overwritten or deleted since. */
    Optional<Content> get(S3Object listed) {
        return Optional.ofNullable(objects.get(listed.key()))
                .filter(content -> ("\"" + content.tag() + "\"").equals(listed.eTag()));
    }

    /** The bytes of an object; at times fewer than there are, with nothing that says so. */
    InputStream stream(Content content, boolean cut) {
        var bytes = content.bytes();
        return new ByteArrayInputStream(cut ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
    }

    private void put(String key) {
        if (key.endsWith(MARKER)) {
            return;
        }
        var rows = new ArrayList<String>();
        for (var count = random.nextInt(9); count >= 0; count--) {
            number++;
            rows.add("%s#%d,%d,\"two\nlines\"".formatted(key, count, number));
        }
        objects.put(key, new Content("e" + number, now, rows));
    }

    private void mark(int folder) {
        marked.add("dt=" + folder + "/");
        objects.put("dt=" + folder + "/" + MARKER, new Content("m", now, List.of()));
    }

    private static S3Object object(String key, Content content) {
        return S3Object.builder()
                .key(key)
                .eTag("\"" + content.tag() + "\"")
                .size((long) content.bytes().length)
                .lastModified(content.changed())
                .build();
    }
}
