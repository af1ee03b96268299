package dev.wadi.source.s3;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;

/**
 * A client that is made when it is first asked: a tenth of all that a service does until it is up would be for making it. Knows
 * what routes ask of S3, which is to list and to get; all else is refused as not supported. Safe for many threads.
 */
public final class S3OnDemand implements S3Client {

    private final Supplier<S3Client> client;
    private volatile boolean made;

    /** @param make called once, by whoever asks first */
    public S3OnDemand(Supplier<S3Client> make) {
        this.client = Suppliers.memoize(() -> {
            var client = make.get();
            made = true;
            return client;
        });
    }

    @Override
    public ListObjectsResponse listObjects(ListObjectsRequest request) {
        return client.get().listObjects(request);
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        return client.get().getObject(request, transformer);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Closes the client, where one has been made. */
    @Override
    public void close() {
        if (made) {
            client.get().close();
        }
    }
}
