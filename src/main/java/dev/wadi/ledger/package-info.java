/** Runs, attempts and dispositions: the counts that must balance, and the deployments they were made with. */
@NullMarked
package dev.wadi.ledger;

import org.jspecify.annotations.NullMarked;
