package dev.wadi.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectListingTest {

    private final ObjectListing listing = new ObjectListing(
            "exports",
            "tickets/",
            Set.of("tickets/a.csv@1:5", "tickets/b.csv@1:5", "other/c.csv@1:5"),
            new FolderGate(Optional.empty()));

    @Test
    void beginsWithTheFirstKeyUnderThePrefix() {
        var request = listing.getRequest();

        assertThat(request.bucket()).isEqualTo("exports");
        assertThat(request.prefix()).isEqualTo("tickets/");
        assertThat(request.marker()).isEmpty();
    }

    @Test
    void goesOnAfterTheLastKeyGiven() {
        listing.take(objects("tickets/a.csv", "tickets/b.csv"));

        assertThat(listing.isMore()).isTrue();
        assertThat(listing.getRequest().marker()).isEqualTo("tickets/b.csv");
    }

    @Test
    void endsWithAnEmptyAnswer() {
        listing.take(objects("tickets/a.csv"));
        listing.take(List.of());

        assertThat(listing.isMore()).isFalse();
    }

    /** Some servers answer with keys that were given before, or in another order. */
    @Test
    void goesOnBehindTheHighestKeyAndEndsWhereItWouldBeGivenTheSameForEver() {
        listing.take(objects("tickets/c.csv", "tickets/a.csv"));
        assertThat(listing.getRequest().marker()).isEqualTo("tickets/c.csv");

        listing.take(objects("tickets/b.csv", "tickets/c.csv"));

        assertThat(listing.isMore()).isFalse();
        assertThat(listing.isWhole()).isFalse();
    }

    @Test
    void anObjectThatWasBegunAndIsNotListedIsMissing() {
        listing.isThere("tickets/a.csv@1:5");

        assertThat(listing.missing()).containsExactly("tickets/b.csv@1:5");
    }

    @Test
    void anObjectOfWhichItCannotBeToldWhetherItIsTheSameIsNotMissing() {
        listing.mayBeThere("tickets/b.csv");

        assertThat(listing.missing()).containsExactly("tickets/a.csv@1:5");
    }

    private static List<S3Object> objects(String... keys) {
        return Stream.of(keys).map(key -> S3Object.builder().key(key).build()).toList();
    }
}
