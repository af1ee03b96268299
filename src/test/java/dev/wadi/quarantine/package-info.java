/** Tests of what a person can do about records that were set aside. */
@NullMarked
package dev.wadi.quarantine;

import org.jspecify.annotations.NullMarked;
