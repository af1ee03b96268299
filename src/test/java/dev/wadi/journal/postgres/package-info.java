/** That a warehouse is made again from its journal, in one go or several. */
@NullMarked
package dev.wadi.journal.postgres;

import org.jspecify.annotations.NullMarked;
