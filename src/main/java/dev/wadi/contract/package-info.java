/** What is declared about a stream: its contract, how contracts are read and checked. */
@NullMarked
package dev.wadi.contract;

import org.jspecify.annotations.NullMarked;
