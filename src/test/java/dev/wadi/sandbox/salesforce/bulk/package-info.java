/** Jobs of Bulk API 2.0 that find records: how they stand, and what they found as delimited text. */
@NullMarked
package dev.wadi.sandbox.salesforce.bulk;

import org.jspecify.annotations.NullMarked;
