package dev.wadi.source.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;

class S3OnDemandTest {

    private final List<String> done = new ArrayList<>();

    private final S3Client client = new S3OnDemand(() -> {
        done.add("made");
        return new Noting();
    });

    /** Notes what it is asked. */
    private final class Noting implements S3Client {

        @Override
        public ListObjectsResponse listObjects(ListObjectsRequest request) {
            done.add("list " + request.bucket());
            return ListObjectsResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "noting";
        }

        @Override
        public void close() {
            done.add("closed");
        }
    }

    @Test
    void isMadeOnceByWhoeverAsksFirst() {
        assertThat(client.serviceName()).isEqualTo("s3");
        assertThat(done).isEmpty();

        client.listObjects(ListObjectsRequest.builder().bucket("a").build());
        client.listObjects(ListObjectsRequest.builder().bucket("b").build());

        assertThat(done).containsExactly("made", "list a", "list b");
    }

    @Test
    void isClosedWhereItWasMade() {
        client.close();
        assertThat(done).isEmpty();

        client.listObjects(ListObjectsRequest.builder().bucket("a").build());
        client.close();

        assertThat(done).endsWith("closed");
    }

    @Test
    void refusesWhatNoRouteAsks() {
        assertThatThrownBy(client::listBuckets).isInstanceOf(UnsupportedOperationException.class);
        assertThat(done).isEmpty();
    }
}
