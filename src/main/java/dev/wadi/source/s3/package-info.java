/** Objects of a bucket: which are new, and how they become pages. */
@NullMarked
package dev.wadi.source.s3;

import org.jspecify.annotations.NullMarked;
