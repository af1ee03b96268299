package dev.wadi.source.s3;

import dev.wadi.doctor.Check;
import dev.wadi.doctor.Outcome;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whether a bucket lets us list a prefix and get an object. */
public final class BucketCheck implements Check {

    private static final int FORBIDDEN = 403;

    private final Supplier<S3Client> client;
    private final String bucket;
    private final String prefix;

    /** One that opens its client and closes it. */
    public BucketCheck(Supplier<S3Client> client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public String name() {
        return "bucket " + bucket;
    }

    @Override
    public List<Outcome> look() {
        try (var s3 = client.get()) {
            var first =
                    s3
                            .listObjectsV2(request ->
                                    request.bucket(bucket).prefix(prefix).maxKeys(1))
                            .contents()
                            .stream()
                            .findFirst();
            if (first.isEmpty()) {
                return List.of(Outcome.warning("lets us list, but holds nothing under '" + prefix
                        + "' yet, so whether objects can be got is not known"));
            }
            try (var object = s3.getObject(
                    request -> request.bucket(bucket).key(first.get().key()).range("bytes=0-0"))) {
                object.abort();
            }
            return List.of(Outcome.ok("lets us list and get under '" + prefix + "'"));
        } catch (NoSuchBucketException e) {
            return List.of(Outcome.failed("is not there: make it, or name another (wadi.<source>.bucket)"));
        } catch (S3Exception e) {
            return List.of(Outcome.failed(
                    e.statusCode() == FORBIDDEN
                            ? "does not let us in: allow s3:ListBucket on arn:aws:s3:::" + bucket
                                    + " and s3:GetObject on arn:aws:s3:::" + bucket + "/" + prefix
                                    + "*, and look at wadi.s3.accessKey and .secretKey"
                            : "answers with status " + e.statusCode() + ": look at wadi.s3.region and .endpoint"));
        } catch (SdkException | java.io.IOException e) {
            return List.of(Outcome.failed("cannot be reached: " + e.getMessage() + " (wadi.s3.endpoint, .region)"));
        }
    }
}
