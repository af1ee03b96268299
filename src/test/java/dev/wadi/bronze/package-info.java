/** What is claimed of cutting a source into pages and reading their records. */
@NullMarked
package dev.wadi.bronze;

import org.jspecify.annotations.NullMarked;
