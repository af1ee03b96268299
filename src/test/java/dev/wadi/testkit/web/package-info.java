/** Requests as nobody polite sends them. */
@NullMarked
package dev.wadi.testkit.web;

import org.jspecify.annotations.NullMarked;
