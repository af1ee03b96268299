package dev.wadi;

import dev.wadi.settings.S3Settings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of S3 as settings say: the endpoint, and keys that are given or found the way of Amazon's SDK. */
final class S3Access {

    private S3Access() {}

    /** A client whose requests are watched. */
    static S3Client client(S3Settings settings, ExecutionInterceptor watch) {
        var client = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(watch));
        settings.endpoint()
                .ifPresent(endpoint -> client.endpointOverride(endpoint).forcePathStyle(true));
        return client.build();
    }

    /** A client that nobody watches. */
    static S3Client client(S3Settings settings) {
        return client(settings, new ExecutionInterceptor() {});
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.accessKey()
                .<AwsCredentialsProvider>map(key -> StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        key, settings.secretKey().orElseThrow().reveal())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }
}
