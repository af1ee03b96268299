package dev.wadi.source.s3;

import java.util.function.ObjLongConsumer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Tells of each answer of S3 which operation it is of and how many bytes it announces: S3 bills by both. */
public final class RequestCount implements ExecutionInterceptor {

    private static final String LENGTH = "content-length";

    private final ObjLongConsumer<String> told;

    /** Tells this. */
    public RequestCount(ObjLongConsumer<String> told) {
        this.told = told;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        told.accept(
                operation == null ? "-" : operation,
                context.httpResponse()
                        .firstMatchingHeader(LENGTH)
                        .map(Long::parseLong)
                        .orElse(0L));
    }
}
