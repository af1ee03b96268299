/** What is claimed of walking through a bucket. */
@NullMarked
package dev.wadi.source.s3;

import org.jspecify.annotations.NullMarked;
