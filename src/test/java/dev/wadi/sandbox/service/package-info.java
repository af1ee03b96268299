/** The real service as a process of its own, as people run it: with its own class path, to be watched, stopped and killed. */
@NullMarked
package dev.wadi.sandbox.service;

import org.jspecify.annotations.NullMarked;
