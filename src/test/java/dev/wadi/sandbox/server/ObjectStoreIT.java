package dev.wadi.sandbox.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ObjectStoreIT {

    private static final String BUCKET = "exports";

    private static ObjectStore store;

    @BeforeAll
    static void start() {
        store = ObjectStore.start();
        store.createBucket(BUCKET);
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void givesBackWhatWasPut() {
        store.put(BUCKET, "one.csv", "a,b\n".getBytes(UTF_8));

        var object = store.client().getObjectAsBytes(get -> get.bucket(BUCKET).key("one.csv"));

        assertThat(object.asUtf8String()).isEqualTo("a,b\n");
    }

    @Test
    void pagesThroughMoreThanAThousandKeysByMarker() {
        var put = new ArrayList<String>();
        for (var number = 0; number < 1_205; number++) {
            var key = "many/%05d.csv".formatted(number);
            store.put(BUCKET, key, new byte[] {'x'});
            put.add(key);
        }
        store.put(BUCKET, "other.csv", new byte[] {'y'});

        assertThat(keysByMarker("many/", 1_000)).containsExactlyElementsOf(put);
        assertThat(keysByMarker("many/", 100)).containsExactlyElementsOf(put);
        assertThat(keysByMarker("none/", 100)).isEmpty();
    }

    @Test
    void listsETagAndSize() {
        store.put(BUCKET, "sized/three.csv", "abc".getBytes(UTF_8));

        var listed = store.client().listObjects(list -> list.bucket(BUCKET).prefix("sized/"));

        assertThat(listed.contents()).singleElement().satisfies(object -> {
            assertThat(object.eTag()).isEqualTo("\"900150983cd24fb0d6963f7d28e17f72\"");
            assertThat(object.size()).isEqualTo(3);
            assertThat(object.lastModified()).isNotNull();
        });
    }

    @Test
    void refusesToGiveAnObjectThatHasChanged() {
        store.put(BUCKET, "changing.csv", "before".getBytes(UTF_8));
        var before = store.client()
                .headObject(head -> head.bucket(BUCKET).key("changing.csv"))
                .eTag();
        assertThat(store.client()
                        .getObjectAsBytes(
                                get -> get.bucket(BUCKET).key("changing.csv").ifMatch(before))
                        .asUtf8String())
                .isEqualTo("before");

        store.put(BUCKET, "changing.csv", "after".getBytes(UTF_8));

        assertThatThrownBy(() -> store.client()
                        .getObject(get -> get.bucket(BUCKET).key("changing.csv").ifMatch(before)))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(412));
    }

    @Test
    void refusesAWrongSecret() {
        var wrong = StaticCredentialsProvider.create(AwsBasicCredentials.create(store.accessKey(), "guessed"));
        try (var stranger = S3Client.builder()
                .endpointOverride(store.endpoint())
                .region(Region.of(store.region()))
                .credentialsProvider(wrong)
                .forcePathStyle(true)
                .build()) {
            assertThatThrownBy(() -> stranger.listObjects(list -> list.bucket(BUCKET)))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void twoStoresKnowNothingOfEachOther() {
        try (var other = ObjectStore.start()) {
            other.createBucket("elsewhere");

            assertThat(other.client().listBuckets().buckets())
                    .extracting(bucket -> bucket.name())
                    .containsExactly("elsewhere");
            assertThat(other.endpoint()).isNotEqualTo(store.endpoint());
        }
    }

    private static List<String> keysByMarker(String prefix, int pageSize) {
        var keys = new ArrayList<String>();
        var marker = "";
        while (true) {
            var from = marker;
            var page = store.client()
                    .listObjects(list ->
                            list.bucket(BUCKET).prefix(prefix).marker(from).maxKeys(pageSize));
            assertThat(page.contents().size()).isLessThanOrEqualTo(pageSize);
            page.contents().forEach(object -> keys.add(object.key()));
            if (!page.isTruncated()) {
                return keys;
            }
            marker = keys.get(keys.size() - 1);
        }
    }
}
