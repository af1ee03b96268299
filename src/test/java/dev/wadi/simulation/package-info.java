/**
 * The protocol of the five transactions as data: a small store in memory and the real one in Postgres that keep the same contract,
 * and a seeded, replayable simulation over either, in which pollers, workers, resolvers and publishers of two processes come
 * between one another, die, and lose the answers to their commits.
 */
@NullMarked
package dev.wadi.simulation;

import org.jspecify.annotations.NullMarked;
