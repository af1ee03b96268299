package dev.wadi.sandbox.server;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A real S3 API on a free port of the loopback interface, served by this JVM from its memory: signatures are checked,
 * nothing touches the disk. Safe for use by several threads.
 */
public final class ObjectStore implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String ACCESS_KEY = "sandbox-access-key";
    private static final String SECRET_KEY = "sandbox-secret-key";

    private final S3Proxy proxy;
    private final S3Client client;

    private ObjectStore(S3Proxy proxy) {
        this.proxy = proxy;
        this.client = S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.of(region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .forcePathStyle(true) // bucket names do not resolve as hosts here
                .build();
    }

    /** Starts an empty one and waits until it listens. */
    public static ObjectStore start() {
        var proxy = S3Proxy.builder()
                .blobStore(new TransientNio2BlobStore())
                .endpoint(URI.create("http://" + HOST + ":0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        try {
            proxy.start();
        } catch (Exception failure) { // what S3Proxy declares
            throw new IllegalStateException("the object store did not start", failure);
        }
        return new ObjectStore(proxy);
    }

    /** Where it listens. Clients must address buckets by path. */
    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + proxy.getPort());
    }

    /** The access key it knows. */
    public String accessKey() {
        return ACCESS_KEY;
    }

    /** The secret that goes with {@link #accessKey()}. */
    public String secretKey() {
        return SECRET_KEY;
    }

    /** The region to sign requests for. */
    public String region() {
        return Region.US_EAST_1.id();
    }

    /** A client that is allowed everything; shared, and closed with the store. */
    public S3Client client() {
        return client;
    }

    /** Creates a bucket that is not there yet. */
    public void createBucket(String bucket) {
        client.createBucket(request -> request.bucket(bucket));
    }

    /** Stores an object, in place of one with the same key. */
    public void put(String bucket, String key, byte[] bytes) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    /** Stops it; what it held is gone. */
    @Override
    public void close() {
        client.close();
        try {
            proxy.stop();
        } catch (Exception failure) { // what S3Proxy declares
            throw new IllegalStateException("the object store did not stop", failure);
        }
    }
}
