/** How data travels: tenants, pages, batches, records, origins, problems. Depends on nothing else of Wadi. */
@NullMarked
package dev.wadi.core;

import org.jspecify.annotations.NullMarked;
