package dev.wadi.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

class FolderGateTest {

    private static final Instant EIGHT = Instant.parse("2026-01-05T08:00:00Z");

    private final FolderGate gate = new FolderGate(Optional.of("_SUCCESS"));

    @Test
    void objectsWaitForTheirFoldersMarkerWhetherItComesBeforeOrAfterThem() {
        assertThat(pass("d=1/DATA-1.csv", "d=1/_SUCCESS", "d=1/part-1.csv"))
                .containsExactly("d=1/DATA-1.csv", "d=1/part-1.csv");
        assertThat(pass("d=2/DATA-1.csv")).isEmpty();
        assertThat(pass("d=2/_SUCCESS", "d=2/part-1.csv")).containsExactly("d=2/DATA-1.csv", "d=2/part-1.csv");
        assertThat(gate.waitingSince()).isEmpty();
    }

    @Test
    void aMarkerSaysNothingOfTheFoldersWithinAndAround() {
        assertThat(pass("a.csv", "d=1/a.csv", "d=1/h=1/_SUCCESS", "d=1/h=1/a.csv", "d=1/not_SUCCESS"))
                .containsExactly("d=1/h=1/a.csv");
        assertThat(gate.waitingSince()).containsExactly(EIGHT, EIGHT);
    }

    @Test
    void aFolderWaitsSinceItsOldestObject() {
        gate.pass(List.of(object("d=1/b.csv", EIGHT.plusSeconds(9)), object("d=1/c.csv", EIGHT)));

        assertThat(gate.waitingSince()).containsExactly(EIGHT);
    }

    @Test
    void withoutAMarkerNothingWaits() {
        var objects = List.of(object("d=1/a.csv", EIGHT), object("d=1/_SUCCESS", EIGHT));

        assertThat(new FolderGate(Optional.empty()).pass(objects)).isEqualTo(objects);
    }

    private List<String> pass(String... keys) {
        var objects = Stream.of(keys).map(key -> object(key, EIGHT)).toList();
        gate.note(objects);
        return gate.pass(objects).stream().map(S3Object::key).toList();
    }

    private static S3Object object(String key, Instant changed) {
        return S3Object.builder().key(key).lastModified(changed).build();
    }
}
