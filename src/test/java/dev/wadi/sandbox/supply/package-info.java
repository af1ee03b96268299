/** A day in the systems that hold it: a CRM, an orders database and a bucket, filled, changed, exported again. */
@NullMarked
package dev.wadi.sandbox.supply;

import org.jspecify.annotations.NullMarked;
