/** Who is who: records that belong to one customer. */
@NullMarked
package dev.wadi.identity;

import org.jspecify.annotations.NullMarked;
