/** What was fetched, as it was: framing bytes into pages of records, keeping pages, claiming them for work. */
@NullMarked
package dev.wadi.bronze;

import org.jspecify.annotations.NullMarked;
