/** What can be said of customers that no record says: enrichers are asked about values, and their answers are kept. */
@NullMarked
package dev.wadi.enrich;

import org.jspecify.annotations.NullMarked;
