/** What is declared of the data to be matched, and the records themselves; the only input of the engine. */
@NullMarked
package dev.wadi.identity.profile;

import org.jspecify.annotations.NullMarked;
