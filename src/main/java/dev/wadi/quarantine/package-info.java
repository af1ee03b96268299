/** Records that were set aside: looked at, mended, redriven, discarded; and pages attempted once more by today's contracts. */
@NullMarked
package dev.wadi.quarantine;

import org.jspecify.annotations.NullMarked;
