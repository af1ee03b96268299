/** What people decided about landed records. */
@NullMarked
package dev.wadi.core.amendment;

import org.jspecify.annotations.NullMarked;
