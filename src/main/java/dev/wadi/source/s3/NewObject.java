package dev.wadi.source.s3;

import dev.wadi.bronze.Reading;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * An object to be read, or to be read on.
 *
 * @param request fetches just the object that was listed: it fails where it has been overwritten since
 */
public record NewObject(Reading reading, GetObjectRequest request, long size) {}
